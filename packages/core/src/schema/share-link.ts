import type { Instant } from '../shared/index.js'

/** A link to a case (L17). Its id is the SHA-256 of the token, so that whoever reads the storage cannot open it. */
export interface ShareLink {
  readonly id: string
  readonly case: string
  readonly createdBy: string
  readonly createdAt: Instant
  /** Opens until just before this moment. */
  readonly until: Instant
}
