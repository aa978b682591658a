import { describe, expect, it } from 'vitest'
import { defineAgreement, type EscalationStep } from '../../sla/index.js'
import { eventsOf } from '../events-of.js'
import { world } from '../testing/world.js'

const minute = 60_000
const hour = 60 * minute
const tenant = 'acme'

const agreementWith = (...escalate: EscalationStep[]) =>
  defineAgreement({
    id: 'test',
    calendar: 'always',
    targets: [{ metric: 'resolution', within: '4h', warnAt: [0.5, 0.75], escalate }],
  })

async function watched(...steps: EscalationStep[]) {
  const all = await world({ agreements: [agreementWith(...steps)] })
  const { desk, as, storage } = all
  const { id } = await as('requester').tickets.file({ subject: '注塑机停机' })
  const told = async () =>
    (await eventsOf(storage, tenant, { kind: 'ticket', id })).filter(({ data }) => data.mark !== undefined)
  const types = async () => (await told()).map(({ type }) => type)
  const tick = (options = {}) => desk.tick({ tenant, ...options })
  return { ...all, id, told, types, tick }
}

describe('a tick', () => {
  it('does nothing before the first moment, and says when that is', async () => {
    const { tick, clock, types } = await watched()
    const start = clock()
    clock.advance(2 * hour - 1)
    expect(await tick()).toMatchObject({ done: 0, next: start + 2 * hour, left: { n: 0, exact: true } })
    expect(await types()).toEqual([])
    clock.advance(1)
    expect(await tick()).toMatchObject({ done: 1, next: start + 3 * hour })
    expect(await types()).toEqual(['ticket.sla_warned'])
    expect(await tick()).toMatchObject({ done: 0 })
  })

  it('tells after a stop what should have been told, in order, of its moment and how late', async () => {
    const { tick, clock, told } = await watched()
    const start = clock()
    clock.advance(5 * hour)
    expect(await tick()).toMatchObject({ done: 3, refused: 0, failed: [] })
    expect((await told()).map(({ type, data }) => [type, data.share, data.moment, data.late])).toEqual([
      ['ticket.sla_warned', 0.5, start + 2 * hour, 3 * hour],
      ['ticket.sla_warned', 0.75, start + 3 * hour, 2 * hour],
      ['ticket.sla_breached', 1, start + 4 * hour + 1, hour - 1],
    ])
  })
})
