import { buildCalendar, type Calendar } from '../calendar.js'
import type { ReadCalendar } from '../calendar-source.js'
import type { DayNumber } from '../civil-date.js'
import { daysOf } from '../holidays.js'
import type { Shift } from '../hours.js'
import { openEnded } from '../table.js'
import { cnHolidays } from './holidays.js'

const workday = [
  { open: 9 * 60, close: 12 * 60 },
  { open: 13.5 * 60, close: 18 * 60 },
]

function readPlan(): ReadCalendar {
  const { closed, worked, known } = daysOf(cnHolidays)
  const dates = new Map<DayNumber, readonly Shift[]>([
    ...closed.map((day) => [day, []] as const),
    ...worked.map((day) => [day, workday] as const),
  ])
  return {
    plan: {
      zone: 'Asia/Shanghai',
      hours: { weekly: [workday, workday, workday, workday, workday, [], []], dates },
      breaks: { weekly: [], dates: new Map() },
      ...openEnded,
    },
    known: [known],
  }
}

/**
 * Chinese office hours, `cn-support`: Monday to Friday 09:00–12:00 and 13:30–18:00, Beijing time, with public holidays
 * and make-up workdays 调休. The same calendar as `defineCalendar` makes of these words, without loading its check.
 */
export const cnOfficeHours: Calendar = /* @__PURE__ */ buildCalendar('cn-support', /* @__PURE__ */ readPlan())
