export {
  type AuditChange,
  type AuditEntry,
  type AuditInput,
  type AuditRecord,
  auditEntry,
} from './audit-entry.js'
export { type ChainHead, chainEntry, emptyChain, type VerifyOptions, verifyChain } from './chain.js'
export { changesFrom, type Patch, type Protect } from './changes-from.js'
export { type AuditRefusalCode, auditRefusals } from './refusals.js'
