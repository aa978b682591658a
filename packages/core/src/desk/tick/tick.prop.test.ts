import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { priorities } from '../../schema/index.js'
import { isRefusal, manualClock } from '../../shared/index.js'
import { cnOfficeHours } from '../../sla/cn/index.js'
import { type ClockEvent, clocks, defineAgreement, roundTheClock, type SlaClock } from '../../sla/index.js'
import { memoryStorage, type Storage, type StoredEvent } from '../../storage/index.js'
import type { TicketEvent } from '../client/index.js'
import { createDesk } from '../create-desk.js'
import { eventsOf } from '../events-of.js'
import { morning, people } from '../testing/world.js'
import { Killed, killedAt, unhurried } from './testing/failing-storage.js'
import { hour, minute, tenant } from './testing/watched.js'

const calendars = [cnOfficeHours, roundTheClock]
const escalate = [
  { at: 0.6, notify: 'lead' },
  { at: 1, priority: 'high', run: 'ticket.escalate' },
  { after: '1h', reassign: 'second-line', watch: 'lead-1' },
] as const
const agreements = [
  defineAgreement({
    id: 'customer',
    calendar: 'cn-support',
    targets: [
      { metric: 'first_reply', within: '2h', warnAt: [0.5] },
      { metric: 'next_reply', within: '3h', warnAt: [0.5] },
      { metric: 'resolution', within: '8h', pauseOn: ['pending_requester'], escalate },
      {
        metric: 'resolution',
        priority: ['urgent', 'high'],
        within: '4h',
        pauseOn: ['pending_requester'],
        escalate,
      },
    ],
  }),
  defineAgreement({
    id: 'house',
    calendar: 'always',
    targets: [
      { metric: 'assignment', within: '1h', warnAt: [0.9], escalate: [{ at: 2, notify: 'director' }] },
    ],
  }),
]

const which = fc.nat(2)
const step = fc.oneof(
  fc.record({ do: fc.constant('file' as const), priority: fc.constantFrom(...priorities) }),
  fc.record({
    do: fc.constant('say' as const),
    which,
    who: fc.constantFrom('agent' as const, 'requester' as const),
    text: fc.constant('在查'),
  }),
  fc.record({ do: fc.constant('edit' as const), which, priority: fc.constantFrom(...priorities) }),
  fc.record({
    do: fc.constant('send' as const),
    which,
    who: fc.constantFrom('agent' as const, 'requester' as const, 'lead' as const),
    event: fc.constantFrom<TicketEvent>(
      { type: 'ticket.start' },
      { type: 'ticket.wait_requester', question: '代码？' },
      { type: 'ticket.resume' },
      { type: 'ticket.resolve', resolution: '已更换' },
      { type: 'ticket.reject_solution', reason: '仍然停机' },
      { type: 'ticket.reopen', reason: '又停机了' },
      { type: 'ticket.cancel', reason: '误报' },
    ),
  }),
  {
    weight: 3,
    arbitrary: fc.record({ do: fc.constant('wait' as const), minutes: fc.integer({ min: 1, max: 400 }) }),
  },
  fc.record({ do: fc.constant('jump' as const), minutes: fc.integer({ min: -180, max: 4_000 }) }),
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('tick' as const),
      workers: fc.integer({ min: 1, max: 3 }),
      limit: fc.integer({ min: 1, max: 6 }),
      seed: fc.nat(),
      killed: fc.option(
        fc.record({
          call: fc.integer({ min: 1, max: 60 }),
          when: fc.constantFrom('before' as const, 'after' as const),
        }),
      ),
    }),
  },
)
type Step = typeof step extends fc.Arbitrary<infer Value> ? Value : never

/** A world of processes over one storage, each with the same clock. */
async function office() {
  const storage = memoryStorage()
  const clock = manualClock(morning)
  let n = 0
  const ids = () => `i${String(n++).padStart(8, '0')}`
  const process = (over: Storage) =>
    createDesk({ storage: over, clock, ids, agreements, calendars, onError: () => {} })
  const desk = await process(storage)
  const tickets: string[] = []
  return { storage, clock, process, desk, tickets }
}
type Office = Awaited<ReturnType<typeof office>>

async function carryOut(world: Office, given: Step): Promise<void> {
  const { clock, desk, tickets } = world
  const as = (who: keyof typeof people) => desk.as(people[who]).tickets
  if (given.do === 'wait' || given.do === 'jump') return clock.advance(given.minutes * minute)
  if (given.do === 'tick') return tick(world, given)
  if (given.do === 'file') {
    const ticket = await as('agent').file({
      subject: '停机',
      priority: given.priority,
      requester: 'requester-1',
    })
    return void tickets.push(ticket.id)
  }
  const id = tickets[given.which]
  if (!id) return
  if (given.do === 'say') {
    const { who, text } = given
    return void (await as(who).comment(id, { text, visibility: 'public' }))
  }
  if (given.do === 'edit') return void (await as('lead').edit(id, { priority: given.priority }))
  await as(given.who).send(id, given.event)
}

async function tick({ storage, process }: Office, given: Extract<Step, { do: 'tick' }>): Promise<void> {
  const { workers, limit, killed, seed } = given
  const storageOf = (worker: number) => {
    if (workers === 1 && !killed) return storage
    const own = unhurried(storage, seed + worker)
    return killed && worker === 0 ? killedAt(own, killed.call, killed.when) : own
  }
  const desks = await Promise.all(Array.from({ length: workers }, (_, worker) => process(storageOf(worker))))
  await Promise.all(
    desks.map((desk) =>
      desk.tick({ tenant, limit }).catch((error: unknown) => {
        if (!(error instanceof Killed)) throw error
      }),
    ),
  )
}

/** What the clocks themselves say, asked without the desk, of what had happened before an event. */
function clocksBefore(events: readonly StoredEvent[], doc: object, now: number): SlaClock[] {
  const last = Math.max(now, ...events.map(({ at }) => at))
  return clocks({
    events: events as readonly ClockEvent[],
    agreements,
    calendars,
    now: last,
    subject: doc as never,
  })
}

interface Moment {
  readonly name: string
  readonly at: number
}

/** Every moment that the clocks have come to. */
const momentsOf = (all: readonly SlaClock[]): Moment[] =>
  all.flatMap((clock) => [
    ...clock.warnings.flatMap(({ share, at, passed }) =>
      passed && at !== undefined ? [{ name: `${clock.id} warned ${share}`, at }] : [],
    ),
    ...(clock.state === 'breached' ? [{ name: `${clock.id} breached`, at: Number(clock.due) + 1 }] : []),
    ...clock.steps.flatMap(({ share, at, passed, step: { at: _, after: __, ...actions } }) =>
      passed && at !== undefined
        ? Object.keys(actions).map((action) => ({
            name: `${clock.id} ${action}`,
            at: share < 1 ? at : at + 1,
          }))
        : [],
    ),
  ])

/** The same name of what an event tells. */
function nameOf({ type, data }: StoredEvent): string {
  if (type === 'ticket.sla_warned') return `${data.clock} warned ${data.share}`
  return type === 'ticket.sla_breached' ? `${data.clock} breached` : `${data.clock} ${data.action}`
}

const isTold = ({ type }: StoredEvent) => type.startsWith('ticket.sla_')

const runs = { numRuns: Number(process.env.CASELORE_LAW_RUNS ?? 240) / 20, seed: 20261124 }

describe('ticks', { timeout: 60_000 + 2_000 * runs.numRuns }, () => {
  it('tell of each moment once, none early and none lost, whatever happens, from any number of workers', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 24 }), async (steps) => {
        const world = await office()
        for (const one of [{ do: 'file', priority: 'normal' } as const, ...steps]) {
          await carryOut(world, one).catch((error: unknown) => {
            if (!isRefusal(error)) throw error
          })
        }
        world.clock.advance(20 * 24 * hour)
        for (let left = 1; left > 0; )
          ({
            left: { n: left },
          } = await world.desk.tick({ tenant }))
        for (const id of world.tickets) await judge(world, id)
      }),
      runs,
    )
  })
})

async function judge({ storage, clock }: Office, id: string): Promise<void> {
  const [row] = await storage.get([{ kind: 'ticket', id }], { tenant })
  const doc = row?.doc ?? {}
  const events = await eventsOf(storage, tenant, { kind: 'ticket', id })
  const toldAt = new Map<string, number>()
  events.forEach((event, i) => {
    if (!isTold(event)) return
    const name = nameOf(event)
    const moment = momentsOf(clocksBefore(events.slice(0, i), doc, event.at)).find((one) => one.name === name)
    expect(moment?.at ?? Number.POSITIVE_INFINITY, `${name} early`).toBeLessThanOrEqual(event.at)
    expect(moment?.at, `${name} twice`).toBeGreaterThan(toldAt.get(name) ?? Number.NEGATIVE_INFINITY)
    toldAt.set(name, event.at)
  })
  const passed = momentsOf(clocksBefore(events, doc, clock())).filter(({ at }) => at <= clock())
  const lost = passed.filter(({ name, at }) => !((toldAt.get(name) ?? Number.NEGATIVE_INFINITY) >= at))
  expect(
    lost.map(({ name }) => name),
    'lost',
  ).toEqual([])
}
