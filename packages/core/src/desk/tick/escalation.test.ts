import { describe, expect, it } from 'vitest'
import { defineAgreement } from '../../sla/index.js'
import { auditTrail } from '../testing/audit-trail.js'
import { refusalOf } from '../testing/refusal-of.js'
import { world } from '../testing/world.js'
import { fourHours, hour, watched } from './testing/watched.js'

describe('an escalation step', () => {
  it('notifies: whoever delivers messages finds to whom in the event', async () => {
    const { tick, clock, told } = await watched([{ at: 0.6, notify: ['assignee', 'team_lead'] }])
    clock.advance(2.5 * hour)
    await tick()
    expect((await told()).at(-1)).toMatchObject({
      type: 'ticket.sla_escalated',
      actor: 'system',
      data: {
        action: 'notify',
        to: ['assignee', 'team_lead'],
        share: 0.6,
        metric: 'resolution',
        late: 0.1 * hour,
      },
    })
  })

  it.each([
    ['second-line', { team: 'second-line', assignee: undefined }],
    [{ assignee: 'agent-2' }, { assignee: 'agent-2' }],
  ])('reassigns to %j', async (reassign, expected) => {
    const { tick, clock, as, id, types } = await watched([{ at: 1, reassign }])
    await as('agent').tickets.send(id, { type: 'ticket.start' })
    clock.advance(4 * hour + 1)
    await tick()
    const { team, assignee } = await as('lead').tickets.get(id)
    expect({ team, assignee }).toMatchObject(expected)
    expect((await types()).at(-1)).toBe('sla_escalated')
  })

  it('raises the priority, which asks for the shorter target, and tells nothing twice for it', async () => {
    const { tick, clock, as, id, types } = await watched([{ at: 1, priority: 'urgent' }])
    clock.advance(4 * hour + 1)
    await tick()
    expect((await as('lead').tickets.get(id)).priority).toBe('urgent')
    await tick()
    expect(await types()).toEqual(['sla_warned', 'sla_warned', 'sla_breached', 'sla_escalated'])
  })

  it('adds watchers to those that are there', async () => {
    const { tick, clock, as, id } = await watched([{ at: 1, watch: ['lead-1', 'lead-2'] }])
    await as('agent').tickets.edit(id, { watchers: ['lead-1', 'agent-2'] })
    clock.advance(4 * hour + 1)
    await tick()
    expect((await as('lead').tickets.get(id)).watchers).toEqual(['lead-1', 'agent-2', 'lead-2'])
  })

  it('runs an event, with a reason of its own where the event asks for one', async () => {
    const { tick, clock, as, id, storage } = await watched([{ at: 1, run: 'ticket.escalate' }])
    clock.advance(4 * hour + 1)
    await tick()
    expect((await as('lead').tickets.get(id)).escalation).toBe(1)
    const entry = (await auditTrail(storage)).at(-1)
    expect(entry).toMatchObject({ action: 'ticket.escalate', actor: 'system' })
  })

  it('is taken so much business time after the breach', async () => {
    const { tick, clock, types } = await watched([{ after: '2h', notify: 'director' }])
    clock.advance(6 * hour)
    await tick()
    expect(await types()).not.toContain('sla_escalated')
    clock.advance(1)
    await tick()
    expect((await types()).at(-1)).toBe('sla_escalated')
  })

  it('takes each of its actions, in their order', async () => {
    const step = { at: 1, run: 'ticket.escalate', watch: 'lead-1', priority: 'high', notify: 'lead' } as const
    const { tick, clock, told } = await watched([step])
    clock.advance(4 * hour + 1)
    expect(await tick()).toMatchObject({ done: 7, refused: 0 })
    const actions = (await told()).flatMap(({ data }) => data.action ?? [])
    expect(actions).toEqual(['notify', 'priority', 'watch', 'run'])
  })

  it('that is refused is told with the code, stands in the audit, and keeps no other from being taken', async () => {
    const { tick, clock, told, storage } = await watched([
      { at: 1, priority: 'low', run: 'ticket.confirm' },
      { at: 1.1, notify: 'lead' },
    ])
    clock.advance(5 * hour)
    expect(await tick()).toMatchObject({ done: 4, refused: 2, failed: [], left: { n: 0 } })
    expect((await told()).slice(3).map(({ type, data }) => [type, data.action, data.refusal])).toEqual([
      ['ticket.sla_step_refused', 'priority', 'tick.not_raised'],
      ['ticket.sla_step_refused', 'run', 'lifecycle.not_accepted'],
      ['ticket.sla_escalated', 'notify', undefined],
    ])
    const reasons = (await auditTrail(storage)).flatMap(({ reason }) => reason ?? [])
    expect(reasons).toContain('test/resolution/1/step/1/run: lifecycle.not_accepted')
    expect(await tick()).toMatchObject({ done: 0, refused: 0 })
  })

  it('is not taken any more when the clock has ended', async () => {
    const { tick, clock, as, id, told } = await watched([{ at: 0.5, reassign: 'second-line' }])
    clock.advance(2.5 * hour)
    await as('agent').tickets.send(id, { type: 'ticket.start' })
    await as('agent').tickets.send(id, { type: 'ticket.resolve', resolution: '已更换' })
    await tick()
    expect((await told()).at(-1)?.data).toMatchObject({ action: 'reassign', refusal: 'tick.overtaken' })
    expect((await as('lead').tickets.get(id)).status).toBe('resolved')
  })
})

describe('a desk', () => {
  it('refuses agreements that it could not keep, before anything is measured by them', async () => {
    const agreement = defineAgreement({
      id: 'a',
      calendar: 'nowhere',
      targets: [
        {
          metric: 'resolution',
          calendar: 'always',
          within: '4h',
          escalate: [{ at: 1, run: 'ticket.explode' }],
        },
        { metric: 'publish', within: '48h', escalate: [{ at: 1, run: 'ticket.escalate' }] },
      ],
    })
    const { all } = await refusalOf(world({ agreements: [fourHours(), agreement] }))
    expect(all.map(({ code, path }) => [code, path?.join('.')])).toEqual([
      ['lifecycle.unknown_event', 'agreements.1.targets.0.escalate.0.run'],
      ['sla.unknown_calendar', 'agreements.1.targets.1.calendar'],
      ['lifecycle.unknown_event', 'agreements.1.targets.1.escalate.0.run'],
    ])
  })
})
