import { createRequire } from 'node:module'
import { addBusiness, businessBetween, type Calendar, defineCalendar } from '@caselore/core/sla'
import { cnHolidays } from '@caselore/core/sla/cn'
import dayjs from 'dayjs'
import businessTime from 'dayjs-business-time'

// Two of the peers know no zone but the machine’s, and two come without types, so that they are required and described here.
process.env.TZ = 'Asia/Shanghai'

interface WorkingMoment {
  addWorkingTime(amount: number, unit: 'hours'): WorkingMoment
  workingDiff(other: WorkingMoment, unit: 'minutes', fractions: boolean): number
  valueOf(): number
}
interface Moment {
  (instant: number): WorkingMoment
  updateLocale(name: string, settings: object): void
}
interface WorkingTime {
  addWorkingHours(days: readonly string[], start: string, stop: string, zone: string): void
  excludeBetween(start: string, end: string): void
  calcMillisecondsBetween(start: string, end: string): number
}

const require = createRequire(import.meta.url)
require('moment-business-time')
const moment = require('moment') as Moment
const WorkingTimeCalculator = require('working-time-calculator') as {
  new (): WorkingTime
  WEEKDAYS: readonly string[]
}

const hour = 3_600_000
const shifts = [
  ['09:00', '12:00'],
  ['13:30', '18:00'],
] as const

/** The closed dates of the holidays. No peer knows make-up workdays, so all go without. */
const closed = cnHolidays.holidays.flatMap(({ from, to }) => {
  const [first, last] = [Date.parse(from), Date.parse(to)]
  return Array.from({ length: (last - first) / (24 * hour) + 1 }, (_, day) =>
    new Date(first + day * 24 * hour).toISOString().slice(0, 10),
  )
})

export const calendar: Calendar = defineCalendar({
  id: 'peers',
  zone: 'Asia/Shanghai',
  weekly: { 'mon-fri': shifts.map(([open, close]) => `${open}-${close}`) },
  holidays: closed,
})

dayjs.extend(businessTime)
const segments = shifts.map(([start, end]) => ({ start: `${start}:00`, end: `${end}:00` }))
dayjs.setBusinessTime({
  sunday: null,
  monday: segments,
  tuesday: segments,
  wednesday: segments,
  thursday: segments,
  friday: segments,
  saturday: null,
})
dayjs.setHolidays(closed)

const momentHours = shifts.flat().map((time) => `${time}:00`)
moment.updateLocale('en', {
  workinghours: Object.fromEntries(
    [0, 1, 2, 3, 4, 5, 6].map((day) => [day, day % 6 === 0 ? null : momentHours]),
  ),
  holidays: closed,
})

const calculator = new WorkingTimeCalculator()
for (const [start, stop] of shifts)
  calculator.addWorkingHours(WorkingTimeCalculator.WEEKDAYS, start, stop, 'Asia/Shanghai')
for (const date of closed) calculator.excludeBetween(`${date}T00:00:00+08:00`, `${date}T23:59:59.999+08:00`)

const iso = (instant: number) => new Date(instant).toISOString()

/** Adds business hours; the instant, or nothing where a peer cannot. */
export const adders: Readonly<Record<string, (from: number, hours: number) => number>> = {
  ours: (from, hours) => addBusiness(calendar, from, hours * hour) ?? Number.NaN,
  'dayjs-business-time': (from, hours) => dayjs(from).addBusinessTime(hours, 'hours').valueOf(),
  'moment-business-time': (from, hours) => moment(from).addWorkingTime(hours, 'hours').valueOf(),
}

/** Business time between two instants, in milliseconds. */
export const betweens: Readonly<Record<string, (from: number, to: number) => number>> = {
  ours: (from, to) => businessBetween(calendar, from, to),
  'dayjs-business-time': (from, to) => dayjs(from).businessTimeDiff(dayjs(to), 'minutes') * 60_000,
  'moment-business-time': (from, to) => moment(to).workingDiff(moment(from), 'minutes', true) * 60_000,
  'working-time-calculator': (from, to) => calculator.calcMillisecondsBetween(iso(from), iso(to)),
}
