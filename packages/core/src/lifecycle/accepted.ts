import { arrowsFrom } from './arrows-from.js'
import { meantAmong, recordRefusals } from './evaluate.js'
import {
  type AcceptedEvent,
  absent,
  type GuardInput,
  type Lifecycle,
  type LifecycleEvent,
  type Stateful,
  type StepContext,
} from './types.js'

/**
 * Every event that the lifecycle knows from the record's status, with its label, where it leads, and the refusal that
 * record, actor or given facts already decide. What an event would carry is not asked, so a form can be shown for it.
 */
export function accepted<Doc extends Stateful>(
  lifecycle: Lifecycle<Doc>,
  record: Doc | undefined,
  context: StepContext,
): readonly AcceptedEvent[] {
  const from = record?.status ?? absent
  const events: AcceptedEvent[] = []
  for (const [event, rows] of arrowsFrom(lifecycle.transitions, from)) {
    const input = inputOf(lifecycle, record, { type: event }, context)
    const meant = meantAmong(lifecycle.source, rows, input)
    if (!meant) continue
    const [refusal] = recordRefusals(lifecycle.source, meant, input)
    const offered = { event, label: lifecycle.events[event] as AcceptedEvent['label'], to: meant.to }
    events.push(refusal ? { ...offered, refusal } : offered)
  }
  return events
}

/** What guards see of a call. */
export function inputOf<Doc extends Stateful>(
  { settings }: Lifecycle<Doc>,
  record: Doc | undefined,
  event: LifecycleEvent,
  { actor, now, facts = {} }: StepContext,
): GuardInput<Doc> {
  return { record: record ?? {}, event, actor, now, facts, settings }
}
