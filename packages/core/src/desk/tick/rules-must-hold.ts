import { lifecycleRefusals } from '../../lifecycle/index.js'
import { Refusal, type RefusalData } from '../../shared/index.js'
import { clockRefusals, type Metrics, standardMetrics, type Target } from '../../sla/index.js'
import type { DeskContext } from '../context.js'
import { caseLifecycleOf, ticketLifecycleOf } from '../lifecycle-for.js'
import { clockRules } from './rules.js'

type Path = readonly (string | number)[]

/**
 * Refuses agreements that a desk could not keep, when it is made and not when the first clock is over: a calendar that is
 * not there (`sla.unknown_calendar`), a step that runs an event which the lifecycle does not know
 * (`lifecycle.unknown_event`). Each with its path.
 */
export function rulesMustHold(desk: DeskContext): void {
  const { agreements, calendars } = clockRules(desk)
  const ids = new Set(calendars.map(({ id }) => id))
  const found = agreements.flatMap(({ targets }, i) =>
    targets.flatMap((target, j) => {
      const path = ['agreements', i, 'targets', j]
      const missing = ids.has(target.calendar)
        ? []
        : [
            clockRefusals.data('sla.unknown_calendar', {
              path: [...path, 'calendar'],
              details: { calendar: target.calendar },
            }),
          ]
      return [...missing, ...unknownEvents(desk, target, path)]
    }),
  )
  const [first, ...others] = found
  if (first) throw new Refusal(first, ...others)
}

function unknownEvents(desk: DeskContext, { metric, escalate }: Target, path: Path): RefusalData[] {
  const { kind } = (standardMetrics as Metrics)[metric] ?? { kind: 'ticket' }
  const { events } = kind === 'case' ? caseLifecycleOf(desk) : ticketLifecycleOf(desk)
  return escalate.flatMap(({ run }, k) => {
    const event = typeof run === 'string' ? run : run?.type
    if (event === undefined || Object.hasOwn(events, event)) return []
    const details = { event, known: Object.keys(events) }
    return [
      lifecycleRefusals.data('lifecycle.unknown_event', { path: [...path, 'escalate', k, 'run'], details }),
    ]
  })
}
