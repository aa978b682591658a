import { describe, expect, it } from 'vitest'
import { defineAgreement } from '../sla/index.js'
import { world } from './testing/world.js'

const hour = 3_600_000
const agreement = defineAgreement({
  id: 'by-node',
  calendar: 'always',
  targets: [
    { metric: 'resolution', within: '40h' },
    { metric: 'resolution', category: 'machinery', within: '12h' },
    { metric: 'resolution', category: 'machinery/moulding', within: '6h' },
    { metric: 'publish', category: 'machinery', within: '24h' },
  ],
})

async function withTaxonomy() {
  const all = await world({ agreements: [agreement] })
  const node = (id: string, parent?: string) => ({
    id,
    name: id,
    aliases: [],
    position: 0,
    ...(parent ? { parent } : {}),
  })
  const nodes = [node('machinery'), node('moulding', 'machinery'), node('alarm', 'moulding'), node('retail')]
  for (const one of nodes) await all.as('libraryAdmin').taxonomy.save(one)
  const budget = async (id: string) =>
    ((await all.as('lead').tickets.sla(id)).find(({ metric }) => metric === 'resolution')?.budget ?? 0) / hour
  return { ...all, budget }
}

describe('a target for a category', () => {
  it('applies to what lies below it, whichever way a ticket comes there', async () => {
    const { as, budget, clock } = await withTaxonomy()
    const filed = await as('agent').tickets.file({ subject: '停机', category: 'alarm' })
    expect(await budget(filed.id)).toBe(6)
    expect(filed.dueAt).toBe(clock() + 6 * hour)
    await as('agent').tickets.edit(filed.id, { category: 'machinery' })
    expect(await budget(filed.id)).toBe(12)
    await as('agent').tickets.edit(filed.id, { category: 'retail' })
    expect(await budget(filed.id)).toBe(40)
    await as('agent').tickets.edit(filed.id, { category: null })
    expect(await budget(filed.id)).toBe(40)
    const triaged = await as('requester').tickets.file({ subject: '卡料' })
    await as('agent').tickets.send(triaged.id, { type: 'ticket.triage', category: 'alarm', priority: 'high' })
    expect(await budget(triaged.id)).toBe(6)
  })

  it('applies to cases as well', async () => {
    const { as, desk, clock, storage } = await withTaxonomy()
    const { id } = await as('agent').cases.create({ title: '停机', content: { node: 'alarm' } })
    clock.advance(24 * hour + 1)
    expect(await desk.tick({ tenant: 'acme' })).toMatchObject({ done: 4 })
    const events = await storage.changes?.(null, {
      tenant: 'acme',
      limit: 100,
      aggregate: { kind: 'case', id },
    })
    expect(events?.events.at(-1)?.type).toBe('case.sla_breached')
  })
})
