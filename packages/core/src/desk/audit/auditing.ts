import type {
  Anomaly,
  AnomalyRule,
  AuditCheckpoint,
  RetentionClass,
  RetentionPlan,
} from '../../audit/index.js'
import type { AuditVerification, VerifyAudit } from '../client/index.js'
import type { DeskContext } from '../context.js'
import { deskItself } from '../system-session.js'
import { planPurge, purgeAudit } from './purge-audit.js'
import { scanAudit } from './scan-audit.js'
import { signCheckpoint } from './sign-checkpoint.js'
import { verifyAudit } from './verify-audit.js'

export interface AuditingOptions {
  readonly tenant: string
  /** Who or what lets it run, as `nightly-job`; in the audit as on whose behalf. */
  readonly by?: string | undefined
}

/**
 * The care of a tenant's audit, for jobs of the host and never for a client: the host vouches for it, no policy is asked,
 * and each step is in the audit by `system`.
 */
export interface Auditing {
  /**
   * Verifies what was written since the last checkpoint and signs where the chain stands now. Keep the answer out of reach
   * of whoever can write to the storage too: given to `verify`, it shows that a later end was cut off together with the
   * stored checkpoints. Throws what `verify` finds, and `audit.signer_missing`.
   */
  checkpoint(): Promise<AuditCheckpoint>
  /** As `client.audit.verify`. */
  verify(options?: VerifyAudit): Promise<AuditVerification>
  /** What `purge` would remove now. Default classes: `standardRetention`. */
  plan(classes?: readonly RetentionClass[]): Promise<RetentionPlan>
  /**
   * Removes the beginning of the chain that is past its time and on no hold, and leaves a signed anchor from which it
   * verifies. Verifies the whole chain first and throws what it finds. Can be cut off anywhere and told again.
   */
  purge(classes?: readonly RetentionClass[]): Promise<RetentionPlan>
  /**
   * Looks for what is unusual in the entries that were written since the last look, and says it in the event stream as
   * `security.alert`, once. Default rules: `standardAnomalyRules`.
   */
  scan(rules?: readonly AnomalyRule[]): Promise<readonly Anomaly[]>
}

/**
 * @example
 * ```ts
 * const auditing = desk.auditing({ tenant: 'acme', by: 'nightly-job' })
 * await archive.append(await auditing.checkpoint())
 * await auditing.purge()
 * ```
 */
export function createAuditing(desk: DeskContext, { tenant, by }: AuditingOptions): Auditing {
  const system = deskItself(desk, tenant, by)
  return {
    checkpoint: async () => signCheckpoint(system),
    verify: async (options) => verifyAudit(desk, tenant, options),
    plan: async (classes) => planPurge(system, classes),
    purge: async (classes) => purgeAudit(system, classes),
    scan: async (rules) => scanAudit(desk, tenant, rules),
  }
}
