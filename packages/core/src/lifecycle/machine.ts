import { type AnyStateMachine, setup } from 'xstate'
import { allRefusals, meantBy } from './evaluate.js'
import {
  absent,
  type GuardInput,
  type Lifecycle,
  type LifecycleEvent,
  type Stateful,
  type Transition,
} from './types.js'

/** The action that tells `step()` which transition was taken. */
export const taken = 'taken'

const built = new WeakMap<object, AnyStateMachine>()

/**
 * The XState machine of a lifecycle: one state per status, `absent` before and after. Its context is what guards look
 * at; each arrow carries its row of the table as the parameters of guard and action, so that the machine can be read,
 * drawn and walked without our code. Made when it is first asked for: a page that only shows records loads no XState.
 */
export function machineOf<Doc extends Stateful>(lifecycle: Lifecycle<Doc>): AnyStateMachine {
  const known = built.get(lifecycle)
  if (known) return known
  const machine = buildMachine(lifecycle)
  built.set(lifecycle, machine)
  return machine
}

function buildMachine<Doc extends Stateful>({
  name,
  statuses,
  transitions,
  source,
}: Lifecycle<Doc>): AnyStateMachine {
  const isOpen = (transition: Transition, input: GuardInput<Doc>) =>
    meantBy(source, transitions, transition.from, input) === transition &&
    allRefusals(source, transition, input).length === 0
  const stateOf = (status: string) => {
    const leaving = transitions.filter(({ from }) => from === status)
    if (leaving.length === 0) return { type: 'final' } as const
    const events = [...new Set(leaving.map(({ event }) => event))]
    return {
      on: Object.fromEntries(
        events.map((event) => [event, leaving.filter((row) => row.event === event).map(arrow)]),
      ),
    }
  }
  return setup({
    types: { context: {} as GuardInput<Doc>, events: {} as LifecycleEvent },
    guards: { isOpen: ({ context }, transition: Transition) => isOpen(transition, context) },
    actions: { taken: (_, _transition: Transition) => {} },
  }).createMachine({
    id: name,
    context: {} as GuardInput<Doc>,
    initial: absent,
    states: Object.fromEntries([absent, ...Object.keys(statuses)].map((status) => [status, stateOf(status)])),
  })
}

const arrow = (transition: Transition) => ({
  target: transition.to,
  guard: { type: 'isOpen' as const, params: transition },
  actions: { type: taken as 'taken', params: transition },
})
