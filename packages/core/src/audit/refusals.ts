import { defineRefusals } from '../shared/index.js'

/** What can be wrong with an audit chain, and with what is asked of it. */
export const auditRefusals = defineRefusals({
  'audit.altered': {
    zh: '第 {seq} 条审计记录与写入时不一致。',
    en: 'Audit entry {seq} is not as it was written.',
  },
  'audit.missing': { zh: '第 {seq} 条审计记录缺失。', en: 'Audit entry {seq} is missing.' },
  'audit.out_of_order': {
    zh: '第 {seq} 条审计记录的位置不对。',
    en: 'Audit entry {seq} is out of its place.',
  },
  'audit.rewritten': {
    zh: '第 {from} 至 {seq} 条审计记录被整段重写，与签名检查点不符。',
    en: 'Audit entries {from} to {seq} were written anew: they do not lead to the signed checkpoint.',
  },
  'audit.head_moved': {
    zh: '审计链登记的末尾（第 {head} 条）与实际末尾（第 {seq} 条）不符。',
    en: 'The chain’s kept head ({head}) is not where its entries end ({seq}).',
  },
  'audit.bad_signature': {
    zh: '第 {seq} 条处的检查点签名无效。',
    en: 'The signature of the checkpoint at entry {seq} is not genuine.',
  },
  'audit.verifier_missing': {
    zh: '存在签名检查点，但未配置验签密钥，无法核验。',
    en: 'There are signed checkpoints, and the desk was given no verifier to check them by.',
  },
  'audit.signer_missing': {
    zh: '未配置审计签名密钥。',
    en: 'The desk was given no signer for its audit.',
  },
  'audit.unknown_entry': {
    zh: '没有第 {seq} 条审计记录，无法从该处开始核验。',
    en: 'There is no audit entry {seq} to begin from.',
  },
  'audit.hold_released': { zh: '该保全已解除。', en: 'This hold was released already.' },
})

export type AuditRefusalCode = keyof typeof auditRefusals.sentences
