import type { DeskContext } from '../context.js'
import { deskItself } from '../system-session.js'
import { purgeStream } from './purge-stream.js'
import type { Retention, RetentionOptions, RetentionReport } from './types.js'

/** The keeping of a tenant's event stream, for jobs of the host; administrators have the same as `client.audit.forget`. */
export interface StreamRetention {
  /**
   * Removes events, idempotency keys and tombstones that are past their time, a stretch of each per call, and tells of it in the
   * audit. Never removes what somebody who follows the stream has not seen, what is of a record under legal hold, or the
   * events of a record that is worked on. A hold placed meanwhile makes it fail with `storage.conflict`: call again. Refused with
   * `storage.not_supported` where the storage cannot purge.
   *
   * @example
   * ```ts
   * const retention = desk.retention({ tenant: 'acme', by: 'nightly-job' })
   * while ((await retention.purge({ events: 730 })).more);
   * ```
   */
  purge(retention?: Retention): Promise<RetentionReport>
}

export const createRetention = (desk: DeskContext, { tenant, by }: RetentionOptions): StreamRetention => ({
  purge: async (retention) => purgeStream(deskItself(desk, tenant, by), retention),
})
