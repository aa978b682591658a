import type { DemoTicket } from '../demo-ticket.js'
import { electronicsTickets } from './electronics.js'
import { machineryTickets } from './machinery.js'

/** All tickets of the demo, by industry. */
export const demoTickets: readonly DemoTicket[] = [...machineryTickets, ...electronicsTickets]
