import type { DeskClient } from '@caselore/core'
import { actions, emptyCaseContent, fieldTypes, type Kind } from '@caselore/core/schema'
import type { Canary } from './plant.js'
import { conversation } from './world.js'

/** One call of a client, as `cases.list`, with what was asked. */
export interface Way {
  readonly method: string
  readonly ask: string
  readonly call: () => Promise<unknown>
  /** The question holds a canary that the asker may not see: nothing may be found by it, nor counted. */
  readonly probe?: boolean
}

export interface Targets {
  readonly tickets: readonly string[]
  readonly cases: readonly string[]
  readonly grants: readonly string[]
  readonly articles: readonly string[]
  readonly views: readonly string[]
  readonly people: readonly string[]
  readonly audit: readonly string[]
}

type Call = (client: DeskClient) => Promise<unknown>

/** Every way out of a client: each of its methods, on each record, by each field, and with each canary's beginning. */
export function waysOut(client: DeskClient, targets: Targets, hidden: readonly Canary[]): Way[] {
  const ways: Way[] = []
  const way = (method: string, ask: unknown, call: Call, probe = false) =>
    ways.push({ method, ask: JSON.stringify(ask), call: () => call(client), ...(probe ? { probe } : {}) })
  reads(way, targets)
  lists(way, hidden)
  searches(way, hidden)
  besideSearch(way, targets, hidden)
  figures(way, hidden)
  audits(way, targets)
  refusedCommands(way, targets)
  return ways
}

type Add = (method: string, ask: unknown, call: Call, probe?: boolean) => void

function reads(way: Add, { tickets, cases, grants, articles, audit }: Targets): void {
  way('session', '', (client) => client.session())
  // Before the asker's own questions, which are news to nobody.
  way('search.statistics', '', (client) => client.search.statistics({ limit: 100 }))
  way('taxonomy.list', '', (client) => client.taxonomy.list())
  for (const kind of ['ticket', 'case'] as const) way('views.list', kind, (client) => client.views.list(kind))
  for (const id of tickets) {
    way('tickets.get', id, (client) => client.tickets.get(id))
    way('tickets.timeline', id, (client) => client.tickets.timeline(id))
    way('tickets.transitions', id, (client) => client.tickets.transitions(id))
    way('tickets.sla', id, (client) => client.tickets.sla(id))
    way('cases.related', id, (client) => client.cases.related({ ticket: id }))
  }
  for (const id of cases) {
    way('cases.get', id, (client) => client.cases.get(id))
    way('cases.timeline', id, (client) => client.cases.timeline(id))
    way('cases.transitions', id, (client) => client.cases.transitions(id))
    way('cases.editions', id, (client) => client.cases.editions(id))
    way('cases.feedbackOf', id, (client) => client.cases.feedbackOf(id))
    way('cases.share', id, async (client) => client.cases.openShared((await client.cases.share(id)).token))
  }
  way('cases.openShared', 'guessed', (client) => client.cases.openShared('guessed'))
  for (const id of grants) way('grants.get', id, (client) => client.grants.get(id))
  for (const id of articles) way('articles.get', id, (client) => client.articles.get(id))
  way('cases.reviewQueue', '', (client) => client.cases.reviewQueue())
  for (const level of ['first', 'second'] as const)
    way('cases.reviewQueue', level, (client) => client.cases.reviewQueue(level))
  const byKind: Partial<Record<Kind, readonly string[]>> = {
    ticket: tickets,
    case: cases,
    grant: grants,
    article: articles,
    audit,
  }
  for (const [kind, names] of Object.entries(actions)) {
    for (const action of names) way('explain', action, (client) => client.explain({ action, kind }))
    for (const id of byKind[kind as Kind] ?? []) {
      for (const action of names.slice(0, 4))
        way('explain', [action, id], (client) => client.explain({ action, kind, id }))
    }
  }
}

const listed = {
  ticket: (client: DeskClient) => client.tickets.list,
  case: (client: DeskClient) => client.cases.list,
  grant: (client: DeskClient) => client.grants.list,
  article: (client: DeskClient) => client.articles.list,
  audit: (client: DeskClient) => client.audit.list,
} as const
const methodOf = {
  ticket: 'tickets.list',
  case: 'cases.list',
  grant: 'grants.list',
  article: 'articles.list',
  audit: 'audit.list',
} as const

/** By each field in both directions, and by each canary that stands in a field, each way that a filter can ask for it. */
function lists(way: Add, hidden: readonly Canary[]): void {
  for (const kind of ['ticket', 'case', 'grant', 'article', 'audit'] as const) {
    const list = (query: object, probe?: boolean) =>
      way(methodOf[kind], query, (client) => listed[kind](client)(query), probe)
    list({ count: true, limit: 200 })
    for (const by of Object.keys(fieldTypes[kind])) {
      list({ order: { by, direction: 'asc' }, limit: 200 })
      list({ where: { field: by, op: 'exists', value: true }, count: true })
    }
    for (const { field, text, head } of sampled(hidden, kind)) {
      const type = fieldTypes[kind][field]
      const ops = type === 'strings' ? (['has'] as const) : (['eq', 'prefix', 'in'] as const)
      for (const op of ops) {
        const value = op === 'in' ? [text] : op === 'prefix' ? head : text
        list({ where: { field, op, value }, count: true }, true)
      }
      list({ where: { not: { field, op: 'ne', value: text } }, count: true }, true)
    }
  }
}

/** Two of each field: one record's text looks like the next one's. */
function sampled(canaries: readonly Canary[], kind: string): Canary[] {
  const byField = new Map<string, Canary[]>()
  for (const canary of canaries) {
    if (canary.kind !== kind || fieldTypes[kind as Kind][canary.field] === undefined) continue
    const known = byField.get(canary.field) ?? []
    byField.set(canary.field, known)
    if (known.length < 2) known.push(canary)
  }
  return [...byField.values()].flat()
}

function searches(way: Add, hidden: readonly Canary[]): void {
  const search = (query: { text: string } & Record<string, unknown>, probe?: boolean) =>
    way('cases.search', query, (client) => client.cases.search(query as never), probe)
  const fields = Object.keys(fieldTypes.case)
  search({ text: '', limit: 100, facets: ['tags', 'node', 'basics.product'] })
  search({ text: '电话', limit: 100 })
  for (const field of fields) {
    search({ text: '', facets: [field], limit: 100 })
    search({ text: '', sort: { by: field, direction: 'asc' }, limit: 100 })
    search({ text: '', where: { field, op: 'exists', value: true } })
  }
  for (const text of ['', '电话'])
    way('articles.search', text, (client) => client.articles.search({ text, limit: 100 }))
  const seen = new Set<string>()
  for (const { kind, field, text, head } of hidden) {
    const place = `${kind}.${field} ${text.startsWith('139')}`
    if (kind === 'article') way('articles.search', text, (client) => client.articles.search({ text }), true)
    if (kind !== 'case' && kind !== 'ticket' && kind !== 'case_edition') continue
    if (seen.has(place)) continue
    seen.add(place)
    search({ text }, true)
    way('cases.suggest', head, (client) => client.cases.suggest(head), true)
    way('cases.related', text, (client) => client.cases.related({ text: `${text} ${text}` }), true)
  }
  for (const prefix of [...'bcdfghjklmnpqrstvwxz', '1', '139', '电'])
    way('cases.suggest', prefix, (client) => client.cases.suggest(prefix, 20))
}

/** What stands around searching, asked about each record and with what is hidden. */
function besideSearch(way: Add, { tickets, cases }: Targets, hidden: readonly Canary[]): void {
  for (const ticket of tickets) {
    way('search.duplicates', ticket, (client) => client.search.duplicates({ ticket }, 20))
    way('search.identifiers', ticket, (client) => client.search.identifiers({ ticket }))
    way('search.correctIdentifier', ticket, (client) =>
      client.search.correctIdentifier({ ticket, identifier: 'SF1234567890123', record: 'none' }),
    )
  }
  for (const id of cases) {
    way('search.similar', id, (client) => client.search.similar({ case: id }, 20))
    way('search.opened', id, (client) => client.search.opened({ text: '电话', case: id, position: 1 }))
  }
  way('search.categories', '电话', (client) => client.search.categories('电话', 20))
  way('search.tags', '电话', (client) => client.search.tags('电话', [], 20))
  for (const { text } of sampled(hidden, 'ticket'))
    way(
      'search.duplicates',
      text,
      (client) => client.search.duplicates({ draft: { subject: text, description: text } }),
      true,
    )
  for (const { text } of sampled(hidden, 'case')) {
    const content = { ...emptyCaseContent(text), symptom: { customerWords: `${text} ${text}`, scene: text } }
    way('search.similar', text, (client) => client.search.similar({ content }), true)
    way('search.categories', text, (client) => client.search.categories(text, 20), true)
    way('search.tags', text, (client) => client.search.tags(text, [], 20), true)
  }
}

/** By each dimension: which groups there are would tell what stands in the field. */
function figures(way: Add, hidden: readonly Canary[]): void {
  const report = (query: object) =>
    way('figures.report', query, (client) => client.figures.report(query as never))
  report({})
  for (const by of ['team', 'region', 'category', 'channel', 'priority', 'product']) {
    report({ groupBy: [by] })
    for (const { field, text } of sampled(hidden, 'ticket'))
      if (field === by) report({ where: { field: by, op: 'eq', value: text } })
  }
}

async function linesOf(lines: AsyncIterable<string>): Promise<string[]> {
  const all: string[] = []
  for await (const line of lines) all.push(line)
  return all
}

function audits(way: Add, { people }: Targets): void {
  for (const format of ['ndjson', 'csv'] as const)
    way('audit.export', format, (client) => linesOf(client.audit.export({ format })))
  way('audit.verify', '', (client) => client.audit.verify())
  way('audit.holds', '', (client) => client.audit.holds())
  for (const person of people)
    way('audit.accessReport', person, (client) => client.audit.accessReport(person))
  const where = { field: 'seq', op: 'lt', value: 0 } as const
  way('audit.hold', where, async (client) => {
    const hold = await client.audit.hold({ where, reason: '核对' })
    return [hold, await client.audit.release(hold.id, '核对')]
  })
  way('audit.forget', '', (client) => client.audit.forget())
  way('audit.release', 'none', (client) => client.audit.release('none', '核对'))
}

/** Commands that end in a refusal wherever they are not plainly allowed: it is what they say that counts. */
function refusedCommands(way: Add, { tickets, cases, grants, articles, views }: Targets): void {
  const reason = '试探'
  const stale = { version: 9_999 }
  const wrong = { subject: 1, title: 1, colour: 'red' } as never
  way('tickets.file', wrong, (client) => client.tickets.file(wrong))
  way('tickets.file', 'duplicate', (client) =>
    client.tickets.file({
      subject: reason,
      conversation,
      priority: 'urgent',
      requester: 'mine-1',
    }),
  )
  way('cases.create', wrong, (client) => client.cases.create(wrong))
  for (const id of tickets) {
    way('tickets.edit', [id, wrong], (client) => client.tickets.edit(id, wrong))
    way('tickets.edit', [id, stale], (client) => client.tickets.edit(id, { subject: reason }, stale))
    way('tickets.edit', [id, 'regions'], (client) =>
      client.tickets.edit(id, { regions: ['华北'], watchers: [] }),
    )
    way('tickets.cite', id, async (client) => {
      for (const entry of cases) await client.tickets.cite(id, entry, stale)
    })
    way('tickets.comment', id, (client) =>
      client.tickets.comment(id, { text: reason, visibility: 'internal' }),
    )
    for (const action of actions.ticket)
      way('tickets.send', [id, action], (client) => client.tickets.send(id, { type: action } as never))
    way('tickets.send', [id, 'reopen'], (client) =>
      client.tickets.send(id, { type: 'ticket.reopen', reason }),
    )
    way('cases.draftFromTicket', id, (client) => client.cases.draftFromTicket(id, stale))
  }
  for (const id of cases) {
    way('cases.edit', [id, wrong], (client) => client.cases.edit(id, wrong))
    way('cases.edit', [id, stale], (client) => client.cases.edit(id, { title: reason }, stale))
    way('cases.revise', id, (client) => client.cases.revise(id, reason, stale))
    way('cases.remove', id, (client) => client.cases.remove(id, stale))
    way('cases.feedback', id, (client) => client.cases.feedback(id, { kind: 'comment' }))
    for (const type of [
      'case.submit',
      'case.claim',
      'case.publish',
      'case.restore',
      'case.withdraw',
    ] as const)
      way('cases.send', [id, type], (client) => client.cases.send(id, { type }, stale))
    way('grants.request', id, (client) =>
      client.grants.request({ scope: { kind: 'case', ids: [id] }, purpose: reason, hours: 1 }),
    )
  }
  for (const id of cases)
    way('articles.create', id, (client) => client.articles.create({ title: reason, cites: [id, 'none'] }))
  for (const id of articles) {
    way('articles.edit', [id, stale], (client) => client.articles.edit(id, { title: reason }, stale))
    way('articles.send', id, (client) => client.articles.send(id, { type: 'article.publish' }, stale))
  }
  for (const id of grants) {
    way('grants.approve', id, (client) => client.grants.approve(id, reason, stale))
    way('grants.reject', id, (client) => client.grants.reject(id, reason, stale))
    way('grants.revoke', id, (client) => client.grants.revoke(id, reason, stale))
  }
  for (const id of views) {
    const view = { id, kind: 'ticket', name: reason, where: { field: 'colour', op: 'eq', value: 1 } } as const
    way('views.save', view, (client) => client.views.save(view))
    way('views.remove', 'default-open', (client) => client.views.remove('default-open'))
  }
  way('taxonomy.save', 'cycle', (client) =>
    client.taxonomy.save({ id: 'n', parent: 'n', name: reason, aliases: [], position: 0 }),
  )
  way('cases.check', wrong, (client) => client.cases.check(wrong))
  way('cases.mask', wrong, (client) => client.cases.mask(wrong))
}

/** The client's methods by their paths, so that one that is added and asked by nobody is noticed. */
export function methodsOf(client: object, path = ''): string[] {
  return Object.entries(client).flatMap(([name, member]) =>
    typeof member === 'function' ? [`${path}${name}`] : methodsOf(member as object, `${path}${name}.`),
  )
}
