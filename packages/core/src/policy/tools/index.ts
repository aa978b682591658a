// Before a policy goes live.

export {
  diffPolicies,
  type FieldDifference,
  type PolicyDiff,
  type PolicyDifference,
} from './diff-policies.js'
// For reviews of access.
export { type DormantAccount, dormantAccounts } from './dormant-accounts.js'
export {
  type DryRunDifference,
  type DryRunOptions,
  dryRun,
  type ScopeDifference,
} from './dry-run.js'
export type { FieldState } from './field-effects.js'
export { type PolicyFindingCode, policyFindings } from './findings.js'
export { type LintOptions, lintPolicy, type PolicyFinding } from './lint-policy.js'
export {
  type PolicyExpectation,
  type PolicyTestFailure,
  type PolicyTestResult,
  type PolicyTestRow,
  testPolicy,
} from './policy-table.js'
export { type Raci, type RaciMatrix, type RaciOptions, raciMatrix } from './raci-matrix.js'
export {
  type GrantRecord,
  type RedundantGrant,
  type RedundantGrantOptions,
  redundantGrants,
} from './redundant-grants.js'
export { type Allowed, type WhoCanQuestion, whoCan } from './who-can.js'
