import { canonicalJson, type Instant, type Json, sha256Hex } from '../shared/index.js'
import type { Agreement } from './agreement.js'
import type { Calendar } from './calendar.js'
import { stretchMs } from './table.js'

/**
 * Names the rules by which clocks are computed, so that stored due times can be told from those of other rules: another
 * target, other hours, another year of holidays that has been announced. Calendars are compared by the hours that they
 * are open from four years before `now` to eight years after it. `others` is whatever else counts.
 */
export function fingerprintOf(
  rules: {
    readonly agreements: readonly Agreement[]
    readonly calendars: readonly Calendar[]
    readonly others?: unknown
  },
  now: Instant,
): Promise<string> {
  const stretch = Math.floor(now / stretchMs)
  const agreements = rules.agreements.map(({ covers: _, ...agreement }) => agreement)
  const calendars = rules.calendars.map(({ id, known, table }) => [
    id,
    known ?? null,
    [stretch - 1, stretch, stretch + 1].map((one) => {
      const { opens, closes } = table(one)
      return [...opens.values, ...closes]
    }),
  ])
  return sha256Hex(canonicalJson([agreements, calendars, rules.others ?? null] as unknown as Json))
}
