import { buildCalendar, type Calendar } from './calendar.js'
import { openEnded } from './table.js'

const wholeDay = [{ open: 0, close: 24 * 60 }]

/**
 * The calendar `always`, open at any time; its days are those of Beijing. The same as `alwaysOpen('Asia/Shanghai')`
 * makes, without loading the check of calendars.
 */
export const roundTheClock: Calendar = /* @__PURE__ */ buildCalendar('always', {
  plan: {
    zone: 'Asia/Shanghai',
    hours: {
      weekly: [wholeDay, wholeDay, wholeDay, wholeDay, wholeDay, wholeDay, wholeDay],
      dates: new Map(),
    },
    breaks: { weekly: [], dates: new Map() },
    ...openEnded,
  },
  known: [],
})
