import type { AuditCheckpoint, AuditEntry, ChainHead, LegalHold } from '../../audit/index.js'
import type { OpenFilter } from '../../filter/index.js'
import type { Instant, RefusalData } from '../../shared/index.js'
import type { Retention, RetentionReport } from '../retention/types.js'
import type { ListPage, ListQuery, Shown } from './call.js'

/** An audit entry as the asker may see it. */
export interface AuditView
  extends Shown<AuditEntry, 'id' | 'seq' | 'at' | 'actor' | 'action' | 'target' | 'hash' | 'previous'> {}

export interface VerifyAudit {
  /** The first entry to check; the one before it is taken for good. Default: where the chain begins. */
  readonly from?: number | undefined
  /** A checkpoint that was kept outside the storage: the chain must lead through it as well. */
  readonly checkpoint?: AuditCheckpoint | undefined
}

/** Whether a chain is as it was written; if not, the first fault, as `audit.altered` with `details.seq`. */
export type AuditVerification =
  | {
      readonly whole: true
      readonly from: number
      readonly count: number
      readonly head: ChainHead
      /** The newest signed checkpoint that the chain was held to. */
      readonly checkpoint?: { readonly seq: number; readonly at: Instant }
    }
  | { readonly whole: false; readonly fault: RefusalData }

export interface ExportAudit {
  readonly format: 'ndjson' | 'csv'
  readonly where?: OpenFilter
  /** Why. Kept in the audit. */
  readonly reason?: string
}

/** One time that something of a person was read or changed. Names fields, never what stands in them. */
export interface ReportedAccess {
  readonly seq: number
  readonly at: Instant
  readonly actor: string
  readonly onBehalfOf?: string
  readonly action: string
  readonly target: { readonly kind: string; readonly id: string }
  readonly reason?: string
  readonly fields: readonly string[]
}

export interface AccessReport {
  readonly person: string
  /** Oldest first. */
  readonly items: readonly ReportedAccess[]
  /** False when there is more than the 10,000 that are given. */
  readonly complete: boolean
}

/** The audit (审计) for those who may read it. One bound to regions sees the entries of these only. */
export interface AuditClient {
  /** The newest first, unless another order is asked for. */
  list(query?: ListQuery): Promise<ListPage<AuditView>>
  /**
   * Checks the whole chain against its own hashes, its signed checkpoints and its kept head, a page at a time. Refused with
   * `audit.verifier_missing` when there are checkpoints and the desk has nothing to check them by.
   */
  verify(options?: VerifyAudit): Promise<AuditVerification>
  /** Lines without their ends, oldest first; CSV begins with the names of its columns. Is itself an entry. */
  export(options: ExportAudit): AsyncIterable<string>
  /** Who read or changed what of a person: their tickets with conversations, feedback, grants and standing. Is itself an entry. */
  accessReport(person: string, options?: { readonly reason?: string }): Promise<AccessReport>
  /** Keeps entries from being removed by age (保全), until it is released. */
  hold(input: { readonly where: OpenFilter; readonly reason: string }): Promise<LegalHold>
  release(id: string, reason: string): Promise<LegalHold>
  /** All holds, released ones too. */
  holds(): Promise<readonly LegalHold[]>
  /**
   * For administrators: removes a stretch of the events, idempotency keys and tombstones that are past their time. Is itself an
   * entry. See `desk.retention`.
   */
  forget(retention?: Retention): Promise<RetentionReport>
}
