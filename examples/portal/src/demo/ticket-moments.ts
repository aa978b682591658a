import type { Desk, DeskClient } from '@caselore/core'
import type { FileTicket, TicketEvent } from '@caselore/core/desk'
import { customers } from './customers.js'
import type { DemoTicket, TicketStep } from './demo-ticket.js'
import { type ActorKey, sessionOf } from './people.js'
import type { Moment, WorkingTime } from './schedule.js'

const byCustomer: ReadonlySet<TicketStep['do']> = new Set([
  'answer',
  'confirm',
  'rate',
  'refuse',
  'reopen',
  'cancel',
])

/** Everything that happens to a ticket. `caseIds` tells the cases that it cites. */
export function ticketMoments(
  desk: Desk,
  time: WorkingTime,
  ticket: DemoTicket,
  caseIds: ReadonlyMap<string, string>,
): Moment[] {
  const agent = ticket.agent ?? agentOf(ticket)
  const clientOf = (who: ActorKey) => desk.as(sessionOf(who))
  const isCall = ticket.channel === 'phone'
  let id = ''
  let at = time.hoursAgo(ticket.hoursAgo)
  const filed: Moment = {
    at,
    async run() {
      const input = isCall ? calledIn(ticket) : written(ticket)
      id = (await clientOf(isCall ? agent : ticket.from).tickets.file(input)).id
    },
  }
  const moments = [filed]
  if (!isCall && ticket.priority !== 'normal') {
    const { category, priority } = ticket
    at = time.after(at, 3)
    moments.push({
      at,
      run: () => play(clientOf(agent), id, { type: 'ticket.triage', category, priority }),
    })
  }
  for (const step of ticket.course) {
    at = time.after(at, step.after)
    const who = step.by ?? (byCustomer.has(step.do) ? ticket.from : agent)
    moments.push({ at, run: () => play(clientOf(who), id, actionOf(step, caseIds)) })
  }
  return moments
}

type Action = TicketEvent | { readonly say: string; readonly visibility: 'public' | 'internal' }

async function play({ tickets }: DeskClient, id: string, action: Action): Promise<void> {
  if ('say' in action) await tickets.comment(id, { text: action.say, visibility: action.visibility })
  else await tickets.send(id, action)
}

function actionOf(step: TicketStep, caseIds: ReadonlyMap<string, string>): Action {
  switch (step.do) {
    case 'reply':
    case 'answer':
      return { say: step.text, visibility: 'public' }
    case 'note':
      return { say: step.text, visibility: 'internal' }
    case 'start':
    case 'resume':
    case 'confirm':
      return { type: `ticket.${step.do}` }
    case 'ask':
      return { type: 'ticket.wait_requester', question: step.question }
    case 'hold':
      return { type: 'ticket.wait_third_party', whom: step.whom }
    case 'assign':
      return { type: 'ticket.assign', assignee: step.to }
    case 'transfer':
      return { type: 'ticket.transfer', team: step.team, reason: step.reason }
    case 'refuse':
      return { type: 'ticket.reject_solution', reason: step.reason }
    case 'escalate':
    case 'reopen':
    case 'close':
    case 'cancel':
      return { type: `ticket.${step.do}`, reason: step.reason }
    case 'resolve':
      return {
        type: 'ticket.resolve',
        resolution: step.resolution,
        cites: step.cites.map((key) => caseIds.get(key) ?? missing(key)),
      }
    case 'rate':
      return {
        type: 'ticket.rate',
        score: step.score,
        ...(step.comment === undefined ? {} : { comment: step.comment }),
      }
  }
}

function missing(key: string): never {
  throw new Error(`case ${key} is cited before it is written`)
}

/** Somebody of the customer's region; in the East two take turns. */
function agentOf({ key, from }: DemoTicket): ActorKey {
  const regions: readonly string[] = customers[from].regions
  if (!regions.includes('华东')) return 'agent-south'
  return Number(key.slice(-2)) % 2 === 0 ? 'agent-east-2' : 'agent-east'
}

function written({ subject, description, from, product, category, tags, channel }: DemoTicket): FileTicket {
  const { customer, contact } = customers[from]
  return { subject, description, customer, contact, product, category, channel, ...(tags ? { tags } : {}) }
}

const calledIn = (ticket: DemoTicket): FileTicket => ({
  ...written(ticket),
  priority: ticket.priority,
  requester: ticket.from,
  regions: customers[ticket.from].regions,
})
