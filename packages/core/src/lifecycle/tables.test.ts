import { describe, expect, it } from 'vitest'
import { absent, caseLifecycle, type Lifecycle, machineOf, ticketLifecycle } from './index.js'

/** What each status accepts, as `event → status`; several targets of one event are told apart by conditions. */
function tableOf({ statuses, transitions }: Lifecycle): Record<string, string[]> {
  return Object.fromEntries(
    [absent, ...Object.keys(statuses)].map((status) => [
      status,
      transitions.filter(({ from }) => from === status).map(({ event, to }) => `${event} → ${to}`),
    ]),
  )
}

describe('ticketLifecycle', () => {
  it('accepts in each status exactly these events', () => {
    const escalation = (status: string) => [`ticket.escalate → ${status}`, `ticket.deescalate → ${status}`]
    expect(tableOf(ticketLifecycle)).toEqual({
      absent: ['ticket.file → new'],
      new: [
        'ticket.triage → new',
        'ticket.assign → open',
        'ticket.start → open',
        'ticket.cancel → closed',
        ...escalation('new'),
      ],
      open: [
        'ticket.assign → open',
        'ticket.start → open',
        'ticket.transfer → open',
        'ticket.wait_requester → pending_requester',
        'ticket.wait_third_party → on_hold',
        'ticket.resolve → resolved',
        'ticket.cancel → closed',
        ...escalation('open'),
      ],
      pending_requester: [
        'ticket.assign → open',
        'ticket.transfer → open',
        'ticket.resume → open',
        'ticket.resolve → resolved',
        'ticket.auto_close → closed',
        'ticket.cancel → closed',
        ...escalation('pending_requester'),
      ],
      on_hold: [
        'ticket.assign → open',
        'ticket.transfer → open',
        'ticket.resume → open',
        'ticket.cancel → closed',
        ...escalation('on_hold'),
      ],
      resolved: [
        'ticket.confirm → closed',
        'ticket.reject_solution → open',
        'ticket.close → closed',
        'ticket.auto_close → closed',
        ...escalation('resolved'),
        'ticket.rate → resolved',
      ],
      closed: ['ticket.reopen → open', 'ticket.rate → closed'],
      merged: [],
    })
  })

  it('never returns to new', () => {
    const back = ticketLifecycle.transitions.filter(({ from, to }) => to === 'new' && from !== 'new')
    expect(back.map(({ event }) => event)).toEqual(['ticket.file'])
  })
})

describe('caseLifecycle', () => {
  it('accepts in each status exactly these events', () => {
    const retire = 'case.retire → retired'
    const decide = ['case.request_changes → changes_requested', 'case.reject → rejected', retire]
    const reworked = ['case.edit → draft', 'case.withdraw → draft']
    expect(tableOf(caseLifecycle)).toEqual({
      absent: ['case.create → draft', 'case.draft_from_ticket → draft'],
      draft: ['case.edit → draft', 'case.submit → submitted', retire, 'case.delete → absent'],
      submitted: [...reworked, 'case.claim → first_review', retire],
      first_review: [...reworked, 'case.pass → first_passed', ...decide],
      first_passed: [...reworked, 'case.claim → second_review', retire],
      second_review: [
        ...reworked,
        'case.pass → applied',
        'case.pass → approved',
        'case.pass → published',
        ...decide,
      ],
      approved: ['case.edit → draft', 'case.publish → published', retire],
      published: [
        'case.revise → published',
        'case.flag_review → review_due',
        'case.archive → archived',
        retire,
      ],
      review_due: [
        'case.revise → review_due',
        'case.confirm_valid → published',
        'case.archive → archived',
        retire,
      ],
      changes_requested: ['case.edit → changes_requested', 'case.submit → submitted', retire],
      rejected: [retire],
      archived: ['case.restore → review_due', 'case.restore → published', retire],
      retired: [],
      applied: [],
    })
  })
})

describe.each<[string, Lifecycle]>([
  ['ticket', ticketLifecycle],
  ['case', caseLifecycle],
])('the machine of the %s', (name, lifecycle) => {
  const { statuses, transitions } = lifecycle
  const machine = machineOf(lifecycle)

  it('has the same states and arrows as the table', () => {
    const arrows = Object.values(machine.states).flatMap((node) =>
      [...node.transitions].flatMap(([event, list]) =>
        list.map(({ target }) => [node.key, event, target?.[0]?.key].join(' ')),
      ),
    )
    expect(Object.keys(machine.states)).toEqual([absent, ...Object.keys(statuses)])
    expect(arrows.sort()).toEqual(transitions.map(({ from, event, to }) => `${from} ${event} ${to}`).sort())
    expect(machine.id).toBe(name)
  })

  it('ends only where the table says so', () => {
    const ends = Object.values(machine.states).filter(({ type }) => type === 'final')
    const finals = Object.keys(statuses).filter((status) => statuses[status]?.final)
    expect(ends.map(({ key }) => key)).toEqual(finals)
  })

  it('can come from every status that is not final to an end of the story', () => {
    const ends = new Set(['closed', 'published', 'retired', 'applied', absent])
    const reach = (start: string) => {
      const seen = new Set([start])
      for (const status of seen) for (const { from, to } of transitions) if (from === status) seen.add(to)
      return seen
    }
    const stuck = Object.keys(statuses).filter(
      (status) => !statuses[status]?.final && ![...reach(status)].some((end) => ends.has(end)),
    )
    expect(stuck).toEqual([])
  })
})
