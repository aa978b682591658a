import { createDesk, type DeskClient, manualClock, memoryStorage, standardPolicy } from '@caselore/core'
import { visibilityOf } from '@caselore/core/policy'
import { type Action, fieldTypes, type Session } from '@caselore/core/schema'
import { createCaseSearch } from '@caselore/search'
import { beforeAll, describe, expect, it } from 'vitest'
import { codeOf, shanghai } from './helpdesk.js'

const roles = Object.keys(standardPolicy.source.roles)
const now = shanghai('2026-11-24 10:00')

const sessionOf = (role: string): Session => ({
  tenant: 'acme',
  actor: { id: `${role}-1`, roles: [role], attributes: { regions: ['华东'], team: 'support' } },
  zone: 'Asia/Shanghai',
})

type Kind = 'ticket' | 'case' | 'grant' | 'article' | 'audit'

/** A way of asking by a field: policy's actions that say whether it may be, and the call. */
interface Route {
  readonly kind: Kind
  readonly actions: readonly Action[]
  readonly ask: (client: DeskClient, field: string) => Promise<unknown>
}

const exists = (field: string) => ({ field, op: 'exists', value: true }) as const
const ascending = (by: string) => ({ by, direction: 'asc' }) as const
const searching: readonly Action[] = ['case.search', 'case.read']

const routes: Readonly<Record<string, Route>> = {
  'tickets.list, filtered': {
    kind: 'ticket',
    actions: ['ticket.read'],
    ask: ({ tickets }, field) => tickets.list({ where: exists(field) }),
  },
  'tickets.list, counted': {
    kind: 'ticket',
    actions: ['ticket.read'],
    ask: ({ tickets }, field) => tickets.list({ where: { not: exists(field) }, count: true, limit: 1 }),
  },
  'tickets.list, sorted': {
    kind: 'ticket',
    actions: ['ticket.read'],
    ask: ({ tickets }, field) => tickets.list({ order: ascending(field) }),
  },
  'cases.list, filtered': {
    kind: 'case',
    actions: ['case.read'],
    ask: ({ cases }, field) => cases.list({ where: exists(field) }),
  },
  'cases.list, sorted': {
    kind: 'case',
    actions: ['case.read'],
    ask: ({ cases }, field) => cases.list({ order: ascending(field) }),
  },
  'cases.search, filtered': {
    kind: 'case',
    actions: searching,
    ask: ({ cases }, field) => cases.search({ text: '', where: exists(field) }),
  },
  'cases.search, sorted': {
    kind: 'case',
    actions: searching,
    ask: ({ cases }, field) => cases.search({ text: '', sort: ascending(field) }),
  },
  'cases.search, in facets': {
    kind: 'case',
    actions: searching,
    ask: ({ cases }, field) => cases.search({ text: '', facets: [field] }),
  },
  'grants.list, filtered': {
    kind: 'grant',
    actions: ['grant.read'],
    ask: ({ grants }, field) => grants.list({ where: exists(field) }),
  },
  'articles.list, filtered': {
    kind: 'article',
    actions: ['article.read'],
    ask: ({ articles }, field) => articles.list({ where: exists(field) }),
  },
  'audit.list, filtered': {
    kind: 'audit',
    actions: ['audit.read'],
    ask: ({ audit }, field) => audit.list({ where: exists(field) }),
  },
  'audit.export, filtered': {
    kind: 'audit',
    actions: ['audit.export'],
    ask: ({ audit }, field) =>
      audit
        .export({ format: 'csv', where: exists(field), reason: '年度审查' })
        [Symbol.asyncIterator]()
        .next(),
  },
}

describe('asking by a field that is masked or hidden on any row is refused', { timeout: 60_000 }, () => {
  const storage = memoryStorage()
  let as: (session: Session) => DeskClient
  beforeAll(async () => {
    const desk = await createDesk({ storage, search: await createCaseSearch(), clock: manualClock(now) })
    as = (session) => desk.as(session)
  })

  it.each(Object.entries(routes))('by %s, to every role', async (_, { kind, actions, ask }) => {
    let closed = 0
    for (const role of roles) {
      const session = sessionOf(role)
      const views = actions.map(
        (action) => standardPolicy.filter({ actor: session.actor, action, env: { now } }).fields,
      )
      for (const field of Object.keys(fieldTypes[kind]).map((path) => path.replace('.*', '.any'))) {
        const isVisible = views.every((view) => visibilityOf(view, field) === 'visible')
        // What an article shows depends on the cases that it cites too, so that more may be closed.
        if (isVisible && kind === 'article') continue
        const code = await codeOf(ask(as(session), field))
        expect([role, field, code === 'desk.fields_not_readable']).toEqual([role, field, !isVisible])
        closed += isVisible ? 0 : 1
      }
    }
    expect(closed).toBeGreaterThan(0)
  })

  it('and what was refused is noted as no export', async () => {
    const { rows } = await storage.query(
      { kind: 'audit', where: { field: 'action', op: 'eq', value: 'audit.export' }, limit: 200 },
      { tenant: 'acme' },
    )
    expect(new Set(rows.map(({ doc }) => doc.actor))).toEqual(new Set(['auditor-1']))
  })
})
