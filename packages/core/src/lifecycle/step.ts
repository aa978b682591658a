import { transition as move } from 'xstate'
import { ok, type RefusalData, type Result, refused } from '../shared/index.js'
import { accepted, inputOf } from './accepted.js'
import { resolveEffects } from './effects.js'
import { allRefusals, meantBy, missingFacts } from './evaluate.js'
import { machineOf, taken } from './machine.js'
import { labelled, lifecycleRefusals } from './refusals.js'
import {
  absent,
  type GuardInput,
  type Lifecycle,
  type LifecycleEvent,
  type Stateful,
  type Step,
  type StepContext,
  type Transition,
} from './types.js'

/**
 * Where an event takes a record, and what it does to it; nothing is changed. Without a record the event must be one
 * that creates it. Refused with `lifecycle.unknown_event`, `lifecycle.not_accepted` (its `details.accepted` lists the
 * events that are open), or the codes of the guards that said no: first those about record and actor, and when there are
 * none those about what the event carries. Throws when a guard's fact is not given: that is a bug of the caller.
 *
 * @example
 * ```ts
 * const result = step(ticketLifecycle, ticket, { type: 'ticket.start' }, { actor, now: clock() })
 * if (result.ok) applyStep(draft, result.value)
 * ```
 */
export function step<Doc extends Stateful>(
  lifecycle: Lifecycle<Doc>,
  record: Doc | undefined,
  event: LifecycleEvent,
  context: StepContext,
): Result<Step> {
  const from = record?.status ?? absent
  const fault = unknown(lifecycle, from, event)
  if (fault) return refused(fault)
  const input = inputOf(lifecycle, record, event, context)
  const meant = meantBy(lifecycle.source, lifecycle.transitions, from, input)
  if (!meant) return refused(notAccepted(lifecycle, record, event.type, context))
  const missing = missingFacts(lifecycle.source, meant, input)
  if (missing.length > 0) throw new Error(`${event.type} needs the facts ${missing.join(', ')}`)

  const machine = machineOf(lifecycle)
  const [, actions] = move(machine, machine.resolveState({ value: from, context: input }), event)
  const done = actions.find(({ type }) => (type as string) === taken)?.params as Transition | undefined
  if (done) return ok(stepOf(lifecycle, done, input))
  const [first, ...others] = allRefusals(lifecycle.source, meant, input)
  if (!first) throw new Error(`The machine did not take ${event.type} from ${from}, and no guard says why`)
  return refused(first, ...others)
}

function stepOf<Doc extends Stateful>(
  { statuses, source: { categoryField } }: Lifecycle<Doc>,
  { event, from, to, effects }: Transition,
  input: GuardInput<Doc>,
): Step {
  const category = statuses[to]?.category
  return {
    event,
    from,
    to,
    ...(category === undefined ? {} : { category }),
    ...(categoryField === undefined ? {} : { categoryField }),
    effects: resolveEffects(effects, input),
  }
}

function unknown<Doc extends Stateful>(
  { events, statuses }: Lifecycle<Doc>,
  from: string,
  event: LifecycleEvent,
): RefusalData | undefined {
  if (!Object.hasOwn(events, event.type)) {
    return lifecycleRefusals.data('lifecycle.unknown_event', {
      path: ['type'],
      details: { event: event.type, known: Object.keys(events) },
    })
  }
  if (from === absent || Object.hasOwn(statuses, from)) return undefined
  return lifecycleRefusals.data('lifecycle.unknown_status', { details: { status: from } })
}

const nothing = { zh: '尚未建立', en: 'not yet created' }

function notAccepted<Doc extends Stateful>(
  lifecycle: Lifecycle<Doc>,
  record: Doc | undefined,
  event: string,
  context: StepContext,
): RefusalData {
  const status = record?.status ?? absent
  const instead = lifecycle.source.insteads?.find((row) => row.event === event && row.from.includes(status))
  if (instead) return instead.refusal
  const open = accepted(lifecycle, record, context).filter(({ refusal }) => !refusal)
  return labelled(
    'lifecycle.not_accepted',
    { event, status, accepted: open.map((item) => item.event) },
    {
      event: lifecycle.events[event] ?? nothing,
      status: lifecycle.statuses[status]?.label ?? nothing,
    },
  )
}
