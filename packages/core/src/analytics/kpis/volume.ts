import type { Kpi } from '../types.js'

/**
 * Ticket volume 工单量: tickets filed in the period, cancelled ones among them. Told apart by what holds of them now, so that
 * triage puts them where they belong. Left out: those merged into another, which is the same problem.
 */
export const ticketVolume: Kpi = {
  id: 'ticket_volume',
  label: { zh: '工单量', en: 'Tickets filed' },
  unit: 'count',
  better: 'lower',
  ofTicket: ({ filed, moments }) => {
    const last = moments.at(-1) ?? filed
    return last.status === 'merged' ? [] : [{ at: filed.at, group: last.group, value: 1 }]
  },
}
