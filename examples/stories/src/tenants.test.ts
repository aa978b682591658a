import { createDesk, type DeskClient, manualClock, memoryStorage } from '@caselore/core'
import { insecureTestSigner } from '@caselore/core/audit'
import type { Session } from '@caselore/core/schema'
import type { Storage } from '@caselore/core/storage'
import { createCaseSearch } from '@caselore/search'
import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { machineDown, publish } from './cases.js'
import type { Who } from './helpdesk.js'

/** Stands in every text of the other tenant, and in nothing that a call is given. */
const marker = 'BRAVO'
const now = Date.UTC(2026, 2, 10, 2)
const roles = [
  'requester',
  'agent',
  'team_lead',
  'library_admin',
  'first_reviewer',
  'second_reviewer',
  'sales',
  'executive',
  'auditor',
  'system_admin',
] as const
type Role = (typeof roles)[number]

/** The same people in both: no id tells them apart. */
const session = (tenant: string, role: Role): Session => ({
  tenant,
  actor: { id: `${role}-1`, roles: [role], attributes: { regions: ['*'], team: 'support' } },
})

/** What a call may be given: names of what the other tenant has, and of what is their own. */
interface Given {
  readonly id: string
  readonly cursor: string
  readonly token: string
  readonly seq: number
}

const reason = '试探'
const calls: readonly ((client: DeskClient, given: Given) => Promise<unknown>)[] = [
  (client) => client.session(),
  (client) => client.tickets.list({ count: true, limit: 200 }),
  (client, { cursor }) => client.tickets.list({ cursor, limit: 1 }),
  (client, { cursor }) => client.cases.list({ cursor, limit: 1 }),
  (client) => client.cases.list({ count: true, order: { by: 'title', direction: 'asc' } }),
  (client, { id }) => client.tickets.list({ where: { field: 'id', op: 'eq', value: id }, count: true }),
  (client, { id }) => client.cases.list({ where: { field: 'id', op: 'in', value: [id] }, count: true }),
  (client) => client.cases.search({ text: '注塑机 停机', facets: ['tags', 'regions', 'basics.product'] }),
  (client) => client.cases.search({ text: '', limit: 100, facets: ['tags'] }),
  (client) => client.cases.suggest('注'),
  (client) => client.cases.suggest('B'),
  (client) => client.cases.related({ text: '注塑机停机，报警 E-1024 复位不了' }),
  (client, { id }) => client.cases.related({ ticket: id }),
  (client, { id }) => client.tickets.get(id),
  (client, { id }) => client.tickets.timeline(id),
  (client, { id }) => client.tickets.transitions(id),
  (client, { id }) => client.tickets.sla(id),
  (client, { id }) => client.tickets.edit(id, { subject: reason }),
  (client, { id }) => client.tickets.send(id, { type: 'ticket.start' }),
  (client, { id }) => client.tickets.comment(id, { text: reason, visibility: 'internal' }),
  (client, { id }) => client.tickets.cite(id, id),
  (client, { id }) => client.cases.get(id),
  (client, { id }) => client.cases.timeline(id),
  (client, { id }) => client.cases.editions(id),
  (client, { id }) => client.cases.feedbackOf(id),
  (client, { id }) => client.cases.transitions(id),
  (client, { id }) => client.cases.edit(id, { title: reason }),
  (client, { id }) => client.cases.send(id, { type: 'case.archive', reason }),
  (client, { id }) => client.cases.revise(id, reason),
  (client, { id }) => client.cases.remove(id),
  (client, { id }) => client.cases.feedback(id, { kind: 'solved' }),
  (client, { id }) => client.cases.share(id),
  (client, { token }) => client.cases.openShared(token),
  (client, { id }) => client.cases.draftFromTicket(id),
  (client) => client.cases.reviewQueue(),
  (client, { id }) => client.explain({ action: 'case.read', kind: 'case', id }),
  (client) => client.taxonomy.list(),
  (client, { id }) => client.taxonomy.save({ id, name: reason, aliases: [], position: 0 }),
  (client) => client.views.list('ticket'),
  (client, { id }) => client.views.save({ id, kind: 'ticket', name: reason }),
  (client, { id }) => client.views.remove(id),
  (client, { id }) =>
    client.grants.request({ scope: { kind: 'case', ids: [id] }, purpose: reason, hours: 1 }),
  (client, { id }) => client.grants.get(id),
  (client, { id }) => client.grants.approve(id),
  (client, { id }) => client.grants.revoke(id, reason),
  (client) => client.grants.list(),
  (client) => client.articles.list({ count: true }),
  (client) => client.articles.search({ text: '注塑机' }),
  (client, { id }) => client.articles.get(id),
  (client, { id }) => client.articles.create({ title: reason, cites: [id] }),
  (client, { id }) => client.articles.edit(id, { title: reason }),
  (client, { id }) => client.articles.send(id, { type: 'article.publish' }),
  (client) => client.tickets.file({ subject: reason, conversation: 'conversation-1' }),
  (client, { id }) => client.tickets.file({ subject: reason }, { idempotencyKey: id }),
  (client) => client.audit.list({ count: true, limit: 200 }),
  (client, { id }) => client.audit.list({ where: { field: 'target.id', op: 'eq', value: id }, count: true }),
  (client, { seq }) => client.audit.verify({ from: seq }),
  (client) => client.audit.accessReport('requester-1'),
  (client) => client.audit.holds(),
  async (client) => {
    const lines: string[] = []
    for await (const line of client.audit.export({ format: 'ndjson' })) lines.push(line)
    return lines
  },
]

async function outcome(call: Promise<unknown>): Promise<string> {
  try {
    return JSON.stringify(await call) ?? ''
  } catch (error) {
    const { code, message } = error as Error & { code?: string }
    if (code === undefined) throw error
    return `${JSON.stringify(error)} ${message}`
  }
}

const everythingOf = async (storage: Storage, tenant: string): Promise<string> => {
  const kinds = [
    'ticket',
    'comment',
    'case',
    'case_edition',
    'feedback',
    'taxonomy',
    'view',
    'grant',
    'article',
    'person',
  ]
  const others = ['audit', 'audit_head', 'claim', 'counter', 'receipt', 'share_link', 'legal_hold']
  const pages = [...kinds, ...others].map((kind) => storage.query({ kind, limit: 1_000 }, { tenant }))
  return JSON.stringify([await Promise.all(pages), await storage.changes?.(null, { tenant, limit: 1_000 })])
}

describe('two tenants in one storage, one desk and one index', () => {
  const storage = memoryStorage()
  let as: (tenant: string, role: Role) => DeskClient
  let ids: string[]
  let cursors: string[]
  let tokens: string[]

  /** A tenant's year in small: `word` stands in all that people wrote. */
  async function furnish(tenant: string, word: string) {
    const client = (role: Role) => as(tenant, role)
    const { id } = await client('agent').tickets.file({
      subject: `${word} 注塑机停机`,
      description: `${word} 报警 E-1024`,
      customer: { name: `${word} 塑胶有限公司` },
      conversation: 'conversation-1',
      tags: [`${word}`],
      requester: 'requester-1',
    })
    const comment = await client('agent').tickets.comment(id, {
      text: `${word} 备注`,
      visibility: 'internal',
    })
    const reviewers: Partial<Record<Who, Role>> = {
      firstReviewer: 'first_reviewer',
      secondReviewer: 'second_reviewer',
    }
    const entry = await publish((who) => client(reviewers[who] ?? 'agent'), {
      ...machineDown,
      title: `${word} 注塑机 伺服报警 E-1024 停机`,
      customer: { name: `${word} 塑胶有限公司` },
      tags: [`${word}`],
    })
    await client('agent').tickets.cite(id, entry)
    const feedback = await client('agent').cases.feedback(entry, { kind: 'comment', text: `${word} 有用` })
    const scope = { kind: 'case' as const, ids: [entry] }
    const grant = await client('executive').grants.request({ scope, purpose: `${word} 复盘`, hours: 1 })
    const view = await client('agent').views.save({ kind: 'ticket', name: `${word} 视图`, shared: true })
    await client('library_admin').taxonomy.save({
      id: `node-${tenant}`,
      name: word,
      aliases: [],
      position: 0,
    })
    await client('agent').tickets.file({ subject: `${word} 第二单` }, { idempotencyKey: id })
    const article = await client('agent').articles.create({
      title: `${word} 指引`,
      text: word,
      cites: [entry],
    })
    await client('library_admin').articles.send(article.id, { type: 'article.publish' })
    const { token } = await client('agent').cases.share(entry)
    const tickets = await client('agent').tickets.list({ limit: 1 })
    return {
      ids: [id, comment.id, entry, feedback.id, grant.id, article.id, view.id, `node-${tenant}`],
      cursor: tickets.cursor ?? '',
      token,
    }
  }

  beforeAll(async () => {
    const keys = await insecureTestSigner()
    const desk = await createDesk({
      storage,
      search: await createCaseSearch(),
      clock: manualClock(now),
      auditSigner: keys,
      auditVerifier: keys,
    })
    as = (tenant, role) => desk.as(session(tenant, role))
    const theirs = await furnish('bravo', marker)
    const ours = await furnish('alpha', 'ALPHA')
    ids = [...theirs.ids, ...theirs.ids, ...ours.ids, 'none']
    cursors = [theirs.cursor, ours.cursor]
    tokens = [theirs.token, ours.token]
    await desk.auditing({ tenant: 'bravo' }).checkpoint()
  })

  it('nothing of the one comes out to the other, and nothing of it is changed', {
    timeout: 120_000,
  }, async () => {
    const before = await everythingOf(storage, 'bravo')
    const step = fc.record({
      role: fc.constantFrom(...roles),
      call: fc.nat(calls.length - 1),
      id: fc.constantFrom(...ids),
      cursor: fc.constantFrom(...cursors),
      token: fc.constantFrom(...tokens),
      seq: fc.integer({ min: 1, max: 20 }),
    })
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 12 }), async (steps) => {
        for (const { role, call, ...given } of steps) {
          const text = await outcome(calls[call]?.(as('alpha', role), given) ?? Promise.resolve())
          expect([role, String(calls[call]), text]).toEqual([
            role,
            String(calls[call]),
            expect.not.stringContaining(marker),
          ])
        }
      }),
      { seed: 20261124, numRuns: 500 },
    )
    expect(await everythingOf(storage, 'bravo')).toBe(before)
  })

  it('the calls of the test find what they look for in a tenant of their own', async () => {
    const found = await Promise.all(
      calls.map((call) =>
        Promise.all(
          ids.slice(0, 7).map((id) =>
            outcome(
              call(as('bravo', 'library_admin'), {
                id,
                cursor: cursors[0] ?? '',
                token: tokens[0] ?? '',
                seq: 1,
              }),
            ),
          ),
        ),
      ),
    )
    const showing = found.filter((texts) => texts.some((text) => text.includes(marker))).length
    expect(showing).toBeGreaterThan(15)
  })
})
