import type { Actor } from '../../schema/index.js'
import type { Instant } from '../../shared/index.js'

export interface DormantAccount {
  readonly actor: Actor
  /** Absent: never seen. */
  readonly lastSeen?: Instant
  /** Whole days since then. */
  readonly days?: number
}

const day = 86_400_000

/**
 * Accounts that nobody used for so many days, those never seen first, then the longest unused: a list for the periodic
 * review of access. `lastSeen` is by the actor's id, in milliseconds, from the host's sign-in log or from the audit.
 */
export function dormantAccounts(
  people: readonly Actor[],
  lastSeen: Readonly<Record<string, Instant>>,
  now: Instant,
  days: number,
): readonly DormantAccount[] {
  const dormant = people.flatMap((actor): readonly DormantAccount[] => {
    const seen = Object.hasOwn(lastSeen, actor.id) ? lastSeen[actor.id] : undefined
    if (seen === undefined) return [{ actor }]
    const unused = Math.floor((now - seen) / day)
    return unused >= days ? [{ actor, lastSeen: seen, days: unused }] : []
  })
  return dormant.sort((a, b) => (a.lastSeen ?? -Infinity) - (b.lastSeen ?? -Infinity) || 0)
}
