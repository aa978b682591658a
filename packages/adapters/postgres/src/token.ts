import { formatPosition, invalid, parsePosition, type Token } from '@caselore/core/storage'

/** Where a server's write-ahead log stood (its LSN), in bytes. */
export type LogPlace = number

/**
 * A token is a position in the tenant's feed and, where replicas are read, a place in the primary's write-ahead log by
 * which the commit was written: `0000000000000042@0000000005963264`.
 */
export const tokenAt = (position: Token, place: LogPlace | undefined): Token =>
  place === undefined ? position : `${position}@${formatPosition(place)}`

/** The two parts of a token; any other text is refused as `storage.invalid`. */
export function parseToken(token: Token): {
  readonly position: number
  readonly place: LogPlace | undefined
} {
  const [position = '', place, ...more] = token.split('@')
  if (more.length > 0) throw invalid('not a token of this storage')
  return {
    position: parsePosition(position),
    place: place === undefined ? undefined : parsePosition(place),
  }
}

/** Where the log stands now, asked of a primary: whatever was committed before lies before it. */
export const placeOfPrimary = "SELECT pg_wal_lsn_diff(pg_current_wal_insert_lsn(), '0/0')::text AS place"

/** How far a replica has come; null on a server that is none. */
export const placeOfReplica =
  "SELECT CASE WHEN pg_is_in_recovery() THEN pg_wal_lsn_diff(pg_last_wal_replay_lsn(), '0/0')::text END AS place"
