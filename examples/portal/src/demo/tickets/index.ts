import type { DemoTicket } from '../demo-ticket.js'
import { electronicsTickets } from './electronics.js'
import { logisticsTickets } from './logistics.js'
import { machineryTickets } from './machinery.js'
import { medicalTickets } from './medical.js'
import { retailTickets } from './retail.js'
import { saasTickets } from './saas.js'

/** All tickets of the demo, by industry. */
export const demoTickets: readonly DemoTicket[] = [
  ...machineryTickets,
  ...electronicsTickets,
  ...saasTickets,
  ...logisticsTickets,
  ...retailTickets,
  ...medicalTickets,
]
