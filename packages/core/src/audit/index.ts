// Entries and their chain.

// What is unusual in them.
export { type Anomaly, type AnomalyEntry, type AnomalyState, findAnomalies } from './anomalies.js'
export {
  type AnomalyRule,
  type BulkExportRule,
  type ImpossibleRegionsRule,
  type OffHoursRule,
  type RepeatedDenialsRule,
  standardAnomalyRules,
  type VolumeRule,
} from './anomaly-rules.js'
export {
  type AuditChange,
  type AuditEntry,
  type AuditInput,
  type AuditRecord,
  auditEntry,
} from './audit-entry.js'
export { chainEntry, type VerifyOptions, verifyChain } from './chain.js'
export { type ChainHead, type ChainMark, emptyChain } from './chain-marks.js'
export { changesFrom, type Patch, type Protect } from './changes-from.js'
// Signed places in the chain.
export {
  type AuditCheckpoint,
  type CheckpointFacts,
  type CheckpointPurpose,
  createCheckpoint,
  type ExpectedCheckpoint,
  verifyCheckpoint,
} from './checkpoint.js'
export { type AuditRefusalCode, auditRefusals } from './refusals.js'
// How long entries are kept.
export {
  type KeptEntry,
  type LegalHold,
  type RetentionClass,
  type RetentionOptions,
  type RetentionPlan,
  retentionPlan,
  standardRetention,
} from './retention.js'
export {
  type AuditSigner,
  type AuditVerifier,
  ecdsaSigner,
  ecdsaVerifier,
  hmacSigner,
  insecureTestSigner,
} from './signer.js'
