import { defineRefusals } from '../shared/index.js'

export const transferRefusals = defineRefusals({
  'transfer.not_an_export': { zh: '这不是租户导出文件。', en: 'This is not an export of a tenant.' },
  'transfer.newer_format': {
    zh: '导出文件的版本较新（格式 {format}，存储契约 {contract}），请升级后再导入。',
    en: 'The export is of a newer version (format {format}, storage contract {contract}); update before importing it.',
  },
  'transfer.damaged': { zh: '导出文件第 {line} 行已损坏。', en: 'Line {line} of the export is damaged.' },
  'transfer.truncated': {
    zh: '导出文件不完整，只到第 {line} 行。',
    en: 'The export is cut off; it ends with line {line}.',
  },
  'transfer.out_of_order': {
    zh: '导出文件第 {line} 行应为第 {expected} 块，实为第 {found} 块。',
    en: 'Line {line} of the export should be chunk {expected} and is chunk {found}.',
  },
  'transfer.other_file': {
    zh: '导出文件的校验和与给定的不符。',
    en: 'The checksum of the export is not the one that was given.',
  },
  'transfer.other_tenant': {
    zh: '文件属于租户“{tenant}”，不能导入其他租户：审计链上的每条记录都写有租户名称。',
    en: 'The export is of tenant “{tenant}” and cannot become another: each entry of its audit chain names the tenant.',
  },
  'transfer.storage_lacks': {
    zh: '存储不支持“{feature}”，无法导出或导入租户。',
    en: 'A tenant cannot be exported or imported here: the storage does not support “{feature}”.',
  },
  'transfer.not_empty': {
    zh: '租户已有数据，只能导入空租户。',
    en: 'The tenant has data already; an export goes into an empty one only.',
  },
  'transfer.other_import': {
    zh: '该租户有另一文件的导入尚未完成，请先完成或放弃。',
    en: 'The import of another file into this tenant is not finished; finish or discard it first.',
  },
  'transfer.unfinished': {
    zh: '该租户的导入尚未完成，不能导出。',
    en: 'An import into this tenant is not finished, so it cannot be exported.',
  },
  'transfer.changed_meanwhile': {
    zh: '导出期间数据有变动，请在停止写入后重新导出。',
    en: 'The tenant was written to during the export; stop the writers and export again.',
  },
  'transfer.not_verified': {
    zh: '导入后的内容与文件不一致。',
    en: 'What was imported does not read back as the file has it.',
  },
  'transfer.nothing_to_discard': {
    zh: '该租户没有未完成的导入。',
    en: 'There is no unfinished import in this tenant.',
  },
  'transfer.not_discardable': {
    zh: '导入已写入事件，事件不可删除；请用同一文件继续导入。',
    en: 'The import has written events, which stay; go on importing the same file.',
  },
})

export type TransferCode = keyof typeof transferRefusals.sentences
