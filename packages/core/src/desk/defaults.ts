import { cnHolidays } from '../sla/cn/index.js'
import { type Agreement, type Calendar, defineAgreement, defineCalendar } from '../sla/index.js'

/** Chinese office hours with public holidays and 调休: what a desk counts in when the host says nothing. */
export const defaultCalendar: Calendar = /* @__PURE__ */ defineCalendar({
  id: 'cn-support',
  zone: 'Asia/Shanghai',
  weekly: { 'mon-fri': ['09:00-12:00', '13:30-18:00'] },
  holidays: cnHolidays,
})

/** First reply and resolution by the four grades; a wait for the customer does not count towards a resolution. */
export const defaultAgreement: Agreement = /* @__PURE__ */ defineAgreement({
  id: 'standard',
  calendar: 'cn-support',
  targets: [
    { metric: 'first_reply', priority: 'urgent', within: '30m' },
    { metric: 'first_reply', priority: 'high', within: '1h' },
    { metric: 'first_reply', within: '2h' },
    { metric: 'resolution', priority: 'urgent', within: '4h', pauseOn: ['pending_requester'] },
    { metric: 'resolution', priority: 'high', within: '8h', pauseOn: ['pending_requester'] },
    { metric: 'resolution', priority: 'low', within: '40h', pauseOn: ['pending_requester'] },
    { metric: 'resolution', within: '16h', pauseOn: ['pending_requester'] },
  ],
})
