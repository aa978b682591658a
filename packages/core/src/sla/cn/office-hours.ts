import { buildCalendar, type Calendar } from '../calendar.js'
import type { DayNumber } from '../civil-date.js'
import { commonCoverage, daysOf } from '../holidays.js'
import type { Shift } from '../hours.js'
import type { Plan } from '../table.js'
import { cnHolidays } from './holidays.js'

const workday = [
  { open: 9 * 60, close: 12 * 60 },
  { open: 13.5 * 60, close: 18 * 60 },
]

function planOf(): Plan {
  const { closed, workdays } = daysOf(cnHolidays)
  return {
    zone: 'Asia/Shanghai',
    weekly: [workday, workday, workday, workday, workday, [], []],
    dates: new Map<DayNumber, readonly Shift[]>([
      ...closed.map((day) => [day, []] as const),
      ...workdays.map((day) => [day, workday] as const),
    ]),
    weeklyBreaks: [],
    dateBreaks: new Map(),
    from: Number.NEGATIVE_INFINITY,
    to: Number.POSITIVE_INFINITY,
  }
}

/**
 * Chinese office hours, `cn-support`: Monday to Friday 09:00–12:00 and 13:30–18:00, Beijing time, with public holidays
 * and make-up workdays 调休. The same calendar as `defineCalendar` makes of these words, without loading its check.
 */
export const cnOfficeHours: Calendar = /* @__PURE__ */ buildCalendar('cn-support', {
  plan: /* @__PURE__ */ planOf(),
  coverage: /* @__PURE__ */ commonCoverage([cnHolidays]),
})
