import { defineRefusals } from '../shared/index.js'

/** What can be wrong with an audit chain. */
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
})

export type AuditRefusalCode = keyof typeof auditRefusals.sentences
