import type { Instant } from '../shared/index.js'
import type { SlaClock } from './types.js'

/**
 * The next moment at which a clock warns, takes an escalation step or is breached, for the index of what is
 * due; what has passed is not named again. A breach is one millisecond after the due time. Undefined when
 * nothing runs.
 */
export function nextDue(clocks: readonly SlaClock[]): Instant | undefined {
  const moments = clocks
    .filter((clock) => clock.stoppedAt === undefined)
    .flatMap(({ due, state, warnings, steps }) => [
      ...[...warnings, ...steps].flatMap(({ share, at, passed }) =>
        passed || at === undefined ? [] : share < 1 ? at : at + 1,
      ),
      ...(due === undefined || state === 'breached' ? [] : [due + 1]),
    ])
  return moments.length > 0 ? Math.min(...moments) : undefined
}

export const slaStatuses = ['breached', 'warning', 'ok', 'paused', 'met'] as const
export type SlaStatus = (typeof slaStatuses)[number]

/**
 * One word for a badge, and the clock that it speaks of: the most pressing one that is not finished, the
 * earliest due of equals. When all are finished the worst of them. Undefined when none has begun.
 */
export function slaStatus(clocks: readonly SlaClock[]): { status: SlaStatus; clock: SlaClock } | undefined {
  const begun = clocks.filter((clock) => clock.startedAt !== undefined && clock.state !== 'cancelled')
  const open = begun.filter((clock) => clock.stoppedAt === undefined)
  const rated = (open.length > 0 ? open : begun).map((clock) => ({ status: statusOf(clock), clock }))
  return rated.sort(
    (a, b) =>
      slaStatuses.indexOf(a.status) - slaStatuses.indexOf(b.status) || dueOf(a.clock) - dueOf(b.clock),
  )[0]
}

function statusOf({ state, warnings }: SlaClock): SlaStatus {
  if (state === 'breached' || state === 'met' || state === 'paused') return state
  return warnings.some((warning) => warning.passed) ? 'warning' : 'ok'
}

const dueOf = (clock: SlaClock): number => clock.due ?? Number.MAX_SAFE_INTEGER
