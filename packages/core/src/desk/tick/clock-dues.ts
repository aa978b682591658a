import { canonicalJson, type Instant, type Json } from '../../shared/index.js'
import { escalationActions, type SlaClock } from '../../sla/index.js'
import type { Dealt, Deed, Due } from './due.js'

/**
 * What clocks ask for and was not done yet: warnings, the breach, escalation steps, past ones too. Each comes round once,
 * and again only when its moment moves to after the time at which it was done, as when a ticket becomes less urgent.
 */
export function clockDues(clocks: readonly SlaClock[], dealt: ReadonlyMap<string, Dealt>): Due[] {
  return clocks
    .flatMap((clock) => marksOf(clock))
    .flatMap(({ name, at, ...rest }) => {
      const mark = `${rest.deed.clock.id}/${name}`
      const before = dealt.get(mark)
      if (before && at <= before.last) return []
      const moment = Math.max(at, rest.deed.clock.targetSince ?? at)
      return [{ mark, key: `${mark}/${before?.count ?? 0}`, at, moment, deed: rest.deed }]
    })
}

type ClockDeed = Exclude<Deed, { type: 'send' | 'call_review' }>
interface Mark {
  readonly name: string
  readonly at: Instant
  readonly deed: ClockDeed
}

/** Everything on a clock that has a moment. On one that has ended, only what it came to before. */
function marksOf(clock: SlaClock): Mark[] {
  const { warnings, steps, due, stoppedAt } = clock
  const isOver = stoppedAt !== undefined
  const reached = ({ at, passed }: { at?: Instant; passed: boolean }) =>
    at !== undefined && (passed || !isOver)
  const isBreached = due !== undefined && (!isOver || stoppedAt > due)
  return [
    ...warnings.filter(reached).map(
      ({ share, at }): Mark => ({
        name: `warn/${share}`,
        at: at as Instant,
        deed: { type: 'warn', clock, share },
      }),
    ),
    // An answer at the very due moment is in time.
    ...(isBreached
      ? [{ name: 'breach', at: due + 1, deed: { type: 'breach', clock, share: 1 } } satisfies Mark]
      : []),
    ...steps.filter(reached).flatMap(({ share, at, step }) =>
      escalationActions
        .filter((action) => step[action] !== undefined)
        .map((action): Mark => {
          const value = step[action]
          const when = step.after === undefined ? `${step.at}` : `+${step.after}`
          return {
            name: `step/${when}/${action}=${canonicalJson(value as Json)}`,
            at: (at as Instant) + (share < 1 ? 0 : 1),
            deed: { type: 'step', clock, share, action, value },
          }
        }),
    ),
  ]
}
