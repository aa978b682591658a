import { buildCalendar, type Calendar } from './calendar.js'

const wholeDay = [{ open: 0, close: 24 * 60 }]

/**
 * The calendar `always`, open at any time; its days are those of Beijing. The same as `alwaysOpen('Asia/Shanghai')`
 * makes, without loading the check of calendars.
 */
export const roundTheClock: Calendar = /* @__PURE__ */ buildCalendar('always', {
  plan: {
    zone: 'Asia/Shanghai',
    weekly: [wholeDay, wholeDay, wholeDay, wholeDay, wholeDay, wholeDay, wholeDay],
    dates: new Map(),
    weeklyBreaks: [],
    dateBreaks: new Map(),
    from: Number.NEGATIVE_INFINITY,
    to: Number.POSITIVE_INFINITY,
  },
})
