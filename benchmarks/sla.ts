// Is business time fast, small and right? The peers of npm answer the same questions in the same run, over hours that all of
// them can express (no make-up workdays), and are asked first how often they agree.
//
//   npx tsx benchmarks/sla.ts

import { addBusiness, type ClockEvent, clocks, defineCalendar, standardAgreement } from '@caselore/core/sla'
import { cnHolidays, cnOfficeHours } from '@caselore/core/sla/cn'
import { measure, type Row } from './measure.js'
import { gzipped } from './policy-size.js'
import { report } from './report.js'
import { adders, betweens, calendar } from './sla-peers.js'

const hour = 3_600_000
const minute = 60_000
const start = Date.UTC(2026, 0, 5)

/** Whole minutes of ten months, the same each time. */
const instants = Array.from({ length: 1_000 }, (_, n) => start + ((n * 7_919) % (300 * 1440)) * minute)
const at = (n: number) => instants[n % instants.length] as number
let seen = 0

/** Time of the processor: other work on the machine would count in time by the clock. */
function callsPerSecond(batch: number, call: (n: number) => number): number {
  let best = 0
  for (let round = 0; round < 5; round++) {
    const before = process.cpuUsage()
    for (let n = 0; n < batch; n++) seen += call(n)
    const { user, system } = process.cpuUsage(before)
    best = Math.max(best, batch / ((user + system) / 1e6))
  }
  return Math.round(best)
}

const figures: Record<string, number> = {}

function compareAdding(): void {
  const { opens, before } = calendar.table(Math.floor(start / (1461 * 24 * hour)))
  const one = callsPerSecond(1_000_000, (n) => search(opens.values, at(n)))
  figures['one bare binary search over a ready table, a second'] = one
  // What adding cannot do without: where the start lies, and where the sum does.
  const bare = callsPerSecond(1_000_000, (n) =>
    search(before.values, (before.values[search(opens.values, at(n))] as number) + 40 * hour),
  )
  figures['two of them, one after the other, a second'] = bare
  for (const hours of [1, 40, 2_000]) {
    const speed = Object.fromEntries(
      Object.entries(adders).map(([name, add]) => {
        const batch = name === 'ours' ? 1_000_000 : hours > 1_000 ? 5 : 200
        return [name, callsPerSecond(batch, (n) => add(at(n), hours))]
      }),
    )
    for (const [name, perSecond] of Object.entries(speed))
      figures[`add ${hours} h: ${name}, a second`] = perSecond
    const { ours = 0, ...peers } = speed
    figures[`add ${hours} h: times the fastest peer (aim 1000)`] = Math.round(
      ours / Math.max(...Object.values(peers)),
    )
    figures[`add ${hours} h: share of one bare search (aim 0.33)`] = Number((ours / one).toFixed(2))
    figures[`add ${hours} h: share of two bare searches`] = Number((ours / bare).toFixed(2))
    for (const [name, add] of Object.entries(adders).slice(1)) {
      const sample = instants.slice(0, hours > 1_000 ? 20 : 200)
      const same = sample.filter((from) => add(from, hours) === addBusiness(calendar, from, hours * hour))
      figures[`add ${hours} h: ${name} agrees, of ${sample.length}`] = same.length
    }
  }
}

function search(sorted: Float64Array, limit: number): number {
  let [low, high] = [0, sorted.length]
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((sorted[middle] as number) < limit) low = middle + 1
    else high = middle
  }
  return low
}

function compareBetween(): void {
  const sample = instants.slice(0, 100)
  const until = (from: number) => from + 30 * 24 * hour
  const ours = betweens.ours as (from: number, to: number) => number
  for (const [name, between] of Object.entries(betweens)) {
    figures[`between, 30 days: ${name}, a second`] = callsPerSecond(name === 'ours' ? 1_000_000 : 20, (n) =>
      between(at(n), until(at(n))),
    )
    if (name === 'ours') continue
    const same = sample.filter((from) => between(from, until(from)) === ours(from, until(from)))
    figures[`between, 30 days: ${name} agrees, of ${sample.length}`] = same.length
  }
}

/** Twenty events: filed, triaged, started, turns with waits and replies, resolved, closed. */
function ticketEvents(n: number): ClockEvent[] {
  const filedAt = at(n)
  const event = (type: string, step: number, data: ClockEvent['data']): ClockEvent => ({
    type: `ticket.${type}`,
    at: filedAt + step * 47 * minute,
    actor: 'a',
    data,
  })
  const move = (type: string, step: number, from: string, to: string) =>
    event(type, step, { from, to, category: to })
  const turns = [3, 7, 11].flatMap((step) => [
    event('commented', step, { visibility: 'public', by: 'agent' }),
    move('waiting_requester', step + 1, 'open', 'pending_requester'),
    event('commented', step + 2, { visibility: 'public', by: 'requester' }),
    move('resumed', step + 3, 'pending_requester', 'open'),
  ])
  const attributes = { priority: ['urgent', 'high', 'normal', 'low'][n % 4] as string }
  return [
    event('filed', 0, { to: 'new', category: 'new', attributes }),
    event('triaged', 1, { from: 'new', to: 'new', category: 'new', changed: { category: 'electrics' } }),
    move('started', 2, 'new', 'open'),
    ...turns,
    event('commented', 15, { visibility: 'internal', by: 'agent' }),
    event('edited', 16, { changed: { priority: 'high' } }),
    event('commented', 17, { visibility: 'public', by: 'agent' }),
    move('resolved', 18, 'open', 'resolved'),
    move('closed', 19, 'resolved', 'closed'),
  ]
}

async function ourOwn(): Promise<Row[]> {
  const tickets = Array.from({ length: 10_000 }, (_, n) => ticketEvents(n))
  const now = start + 400 * 24 * hour
  const weekly = { 'mon-fri': ['09:00-12:00', '13:30-18:00'] }
  return [
    await measure('define a calendar and build its four years, warm (aim 1 ms)', 300, () => {
      const fresh = defineCalendar({ id: 'fresh', zone: 'Asia/Shanghai', weekly, holidays: cnHolidays })
      seen += addBusiness(fresh, start, hour) ?? 0
    }),
    await measure('clocks of 10,000 tickets with 20 events each', 5, () => {
      for (const events of tickets)
        seen += clocks({ events, agreements: [standardAgreement], calendars: [cnOfficeHours], now }).length
    }),
  ]
}

const room = new URL('../packages/core/src/sla', import.meta.url).pathname
const entry = (names: string, file: string) => `export { ${names} } from '${room}/${file}.js'\n`
const questions = entry('addBusiness, businessBetween', 'business-time')

compareAdding()
compareBetween()
Object.assign(figures, {
  'gz bytes: checked calendar, add and between (aim 4000)': await gzipped(
    questions + entry('defineCalendar', 'calendar'),
  ),
  'gz bytes: the same without the sentences for people': await gzipped(
    questions + entry('defineCalendar', 'calendar'),
    [],
    /calendar-refusals\.ts$/,
  ),
  'gz bytes: Chinese office hours with their holidays, add and between': await gzipped(
    questions + entry('cnOfficeHours', 'cn/office-hours'),
  ),
  'gz bytes: dayjs with dayjs-business-time': await gzipped(
    `export { default as dayjs } from 'dayjs'\nexport { default } from 'dayjs-business-time'`,
  ),
  'gz bytes: moment-business-time': await gzipped(`export { default } from 'moment-business-time'`),
})
report('sla', await ourOwn(), { ...figures, 'summed up, so that nothing is optimised away': seen })
