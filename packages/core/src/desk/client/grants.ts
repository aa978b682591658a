import type { Filter } from '../../filter/index.js'
import type { Grant, GrantScope } from '../../schema/index.js'
import type { Instant } from '../../shared/index.js'
import type { CallOptions, ListPage, ListQuery } from './call.js'

/** What asking for temporary access needs: which records, why, and how long. */
export interface RequestGrant {
  /** Either `ids` or `where`, a filter over the kind; of what a filter finds, the 200 oldest records are opened. */
  readonly scope: {
    readonly kind: GrantScope['kind']
    readonly ids?: readonly string[]
    readonly where?: Filter
  }
  readonly purpose: string
  /** Default: reading. */
  readonly actions?: readonly string[]
  /** For whom. Default: the asker. */
  readonly subject?: string
  /** Only this person then decides. */
  readonly approver?: string
  /** So many hours from the approval on; or else a window from `from` (default now) until just before `until`. */
  readonly hours?: number
  readonly from?: Instant
  readonly until?: Instant
}

/** A grant with what it means now: `scheduled` before its window, `expired` after it. */
export interface GrantView extends Grant {
  readonly state: 'requested' | 'scheduled' | 'active' | 'expired' | 'rejected' | 'revoked'
  readonly version: number
}

/**
 * Temporary access (临时授权, P6). Policy says which roles it helps and to what; a grant only says which records and when.
 * Opens and closes by the desk's clock; each moment is in the audit.
 */
export interface GrantClient {
  request(input: RequestGrant, options?: CallOptions): Promise<GrantView>
  /** Refused with `grant.own_request`, `grant.own_access`, `grant.other_approver`, `grant.scope_not_readable`, `grant.window_over`. */
  approve(id: string, reason?: string, options?: CallOptions): Promise<GrantView>
  reject(id: string, reason: string, options?: CallOptions): Promise<GrantView>
  /** Ends access at once; also takes back a request. */
  revoke(id: string, reason: string, options?: CallOptions): Promise<GrantView>
  get(id: string): Promise<GrantView>
  /** Those that the asker may see, the latest first. */
  list(query?: ListQuery): Promise<ListPage<GrantView>>
}
