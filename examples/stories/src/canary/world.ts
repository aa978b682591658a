import { createDesk, type DeskClient, manualClock, memoryStorage, standardPolicy } from '@caselore/core'
import { applyView, visibilityOf } from '@caselore/core/policy'
import { type Action, type Session, standardMasks } from '@caselore/core/schema'
import type { JsonObject } from '@caselore/core/shared'
import { claimPut, type Storage } from '@caselore/core/storage'
import { createCaseSearch, type SearchEngine } from '@caselore/search'
import { createSearchTools } from '@caselore/search/tools'
import { type Aviary, type Canary, createAviary, now, plant, readableKinds, tenant } from './plant.js'

const everywhere = ['*']

/** One person for each role of the standard policy, and a few more whose region or part differs. */
export const people: Readonly<Record<string, Session>> = {
  requester: person('plant-1', ['requester']),
  stranger: person('shop-1', ['requester']),
  dealer: person('dealer-1', ['dealer']),
  agent: person('agent-1', ['agent']),
  colleague: person('agent-2', ['agent']),
  northAgent: person('agent-north', ['agent'], ['华北']),
  engineer: person('engineer-1', ['field_engineer']),
  lead: person('lead-1', ['team_lead']),
  maintainer: person('maintainer-1', ['case_maintainer']),
  editor: person('editor-1', ['case_editor']),
  libraryAdmin: person('admin-1', ['library_admin'], everywhere),
  regionalAdmin: person('admin-2', ['library_admin']),
  firstReviewer: person('first-1', ['first_reviewer']),
  secondReviewer: person('second-1', ['second_reviewer']),
  sales: person('sales-1', ['sales']),
  finance: person('finance-1', ['finance'], ['华东'], 'finance'),
  executive: person('executive-1', ['executive'], everywhere),
  systemAdmin: person('system-1', ['system_admin'], everywhere),
  auditor: person('auditor-1', ['auditor'], everywhere),
  regionalAuditor: person('auditor-2', ['auditor']),
}

function person(id: string, roles: string[], regions = ['华东'], team = 'support'): Session {
  return { tenant, actor: { id, roles, attributes: { regions, team } }, zone: 'Asia/Shanghai' }
}

const published = {
  status: 'published',
  author: 'author-1',
  coAuthors: [],
  reviewer: 'first-1',
  firstReviewer: 'first-1',
  confidence: 'validated',
  governance: 'compliance',
  sensitivity: 'normal',
  track: 'routine',
  urgency: 'high',
}
const cases: readonly (JsonObject & { id: string })[] = [
  { ...published, id: 'case-east', regions: ['华东'], audience: 'internal' },
  { ...published, id: 'case-north', regions: ['华北'], audience: 'internal' },
  { ...published, id: 'case-customers', regions: [], audience: 'customer' },
  { ...published, id: 'case-partners', regions: [], audience: 'partner' },
  { ...published, id: 'case-secret', regions: [], audience: 'internal', sensitivity: 'confidential' },
  { ...published, id: 'case-breakthrough', regions: [], audience: 'internal', sensitivity: 'breakthrough' },
  {
    ...published,
    id: 'case-draft',
    regions: ['华东'],
    audience: 'internal',
    status: 'draft',
    author: 'agent-1',
  },
  { ...published, id: 'case-review', regions: ['华东'], audience: 'internal', status: 'first_review' },
  { ...published, id: 'case-second', regions: ['华东'], audience: 'internal', status: 'second_review' },
  { ...published, id: 'case-returned', regions: ['华东'], audience: 'internal', status: 'changes_requested' },
  { ...published, id: 'case-archived', regions: ['华东'], audience: 'internal', status: 'archived' },
]

/** Published for everyone: what they cite decides who sees them. */
const articles: readonly (JsonObject & { id: string })[] = [
  { id: 'article-free', cites: [] },
  { id: 'article-east', cites: ['case-east'] },
  { id: 'article-north', cites: ['case-north'] },
  { id: 'article-customers', cites: ['case-customers'] },
  { id: 'article-both', cites: ['case-customers', 'case-north'] },
  { id: 'article-archived', cites: ['case-archived'] },
]
const written = {
  status: 'published',
  author: 'author-1',
  audience: 'customer',
  regions: [],
  inherits: { fields: [], cases: {} },
}

/** Taken by a ticket of the north. */
export const conversation = 'conversation-1'

const open = { status: 'open', statusCategory: 'open', cancelled: false, priority: 'high' }
const tickets: readonly (JsonObject & { id: string })[] = [
  {
    ...open,
    id: 'ticket-east',
    regions: ['华东'],
    requester: 'plant-1',
    cites: ['case-customers'],
    assignee: 'agent-1',
    team: 'support',
  },
  {
    ...open,
    id: 'ticket-north',
    regions: ['华北'],
    requester: 'mine-1',
    assignee: 'agent-north',
    team: 'north',
  },
  { ...open, id: 'ticket-nowhere', regions: [], requester: 'shop-1', assignee: 'nobody-1', team: 'support' },
  {
    ...open,
    id: 'ticket-finance',
    regions: ['华东'],
    requester: 'plant-1',
    assignee: 'engineer-1',
    team: 'finance',
  },
]

/**
 * A desk whose storage holds a canary in every text of every kind of record, in the states and regions that policy tells
 * apart; and the trail of some that were written through the desk, so that events and audit hold canaries too.
 */
export async function canaryWorld(engine?: SearchEngine) {
  const storage = memoryStorage()
  const aviary = createAviary()
  for (const fixed of tickets) {
    await plant(storage, aviary, 'ticket', fixed)
    for (const visibility of ['public', 'internal']) {
      const { requester, regions } = fixed as unknown as { requester: string; regions: string[] }
      const id = `${fixed.id}-${visibility}`
      const about = { ticket: fixed.id, requester, regions, visibility, author: 'agent-9', from: 'agent' }
      await plant(storage, aviary, 'comment', { ...about, id })
    }
  }
  for (const fixed of cases) {
    await plant(storage, aviary, 'case', fixed)
    const regions = fixed.regions as string[]
    await plant(storage, aviary, 'case_edition', { id: `${fixed.id}-edition`, case: fixed.id, regions })
    await plant(storage, aviary, 'feedback', {
      id: `${fixed.id}-feedback`,
      case: fixed.id,
      regions,
      by: 'agent-2',
    })
  }
  for (const fixed of articles) await plant(storage, aviary, 'article', { ...written, ...fixed })
  await storage.commit({ tenant, puts: [claimPut('conversation', conversation, 'ticket-north')] })
  await plant(storage, aviary, 'view', { id: 'view-own', kind: 'ticket', owner: 'agent-2', shared: false })
  await plant(storage, aviary, 'view', { id: 'view-shared', kind: 'case', owner: 'agent-2', shared: true })
  await plant(storage, aviary, 'grant', {
    id: 'grant-sales',
    scope: { kind: 'case', ids: ['case-east'] },
    actions: ['case.read'],
    subject: 'sales-1',
    requestedBy: 'sales-1',
    status: 'requested',
  })
  const clock = manualClock(now)
  const desk = await createDesk({
    storage,
    clock,
    search: engine ?? (await createCaseSearch()),
    searchTools: createSearchTools,
  })
  const as = (session: Session): DeskClient => desk.as(session)
  await leaveTrail(as, aviary)
  return { storage, clock, desk, as, aviary }
}
export type CanaryWorld = Awaited<ReturnType<typeof canaryWorld>>

/** Commands, whose words lie in records, in events and in the audit. */
async function leaveTrail(as: (session: Session) => DeskClient, { mint }: Aviary): Promise<void> {
  const session = (name: string): Session => people[name] as Session
  for (const name of ['agent', 'northAgent']) {
    const agent = as(session(name))
    const { regions } = session(name).actor.attributes as { regions: string[] }
    const { id } = await agent.tickets.file(
      {
        subject: mint('ticket', 'subject'),
        description: mint('ticket', 'description'),
        customer: { name: mint('ticket', 'customer.name'), uscc: '91350100M000100Y43' },
        contact: {
          name: mint('ticket', 'contact.name'),
          email: `${mint('ticket', 'contact.email').split(' ')[0]}@example.com`,
        },
        regions,
      },
      { reason: mint('audit', 'reason') },
    )
    await agent.tickets.comment(id, { text: mint('comment', 'text'), visibility: 'internal' })
    await agent.tickets.send(id, { type: 'ticket.start' })
    await agent.tickets.send(id, { type: 'ticket.wait_requester', question: mint('ticket', 'waiting.for') })
    await agent.tickets.edit(id, { description: mint('ticket', 'description') })
    const made = await agent.cases.create({ title: mint('case', 'title'), content: { regions } })
    await agent.cases.edit(made.id, { symptom: { scene: mint('case', 'symptom.scene') } })
  }
  // A customer's own ticket, of whose way through the company they see little.
  const word = (field: string) => mint('ticket', field).split(' ')[0] ?? ''
  const lead = as(session('lead'))
  const { id } = await as(session('requester')).tickets.file({ subject: mint('ticket', 'subject') })
  const told = { reason: mint('audit', 'reason') }
  const triage = { type: 'ticket.triage', category: word('category'), priority: 'high' } as const
  await lead.tickets.send(id, triage, told)
  await lead.tickets.send(id, { type: 'ticket.start' })
  await lead.tickets.send(id, { type: 'ticket.escalate', reason: mint('audit', 'reason') })
  const transfer = { type: 'ticket.transfer', team: 'hydraulic', reason: mint('audit', 'reason') } as const
  await lead.tickets.send(id, transfer)
  // Last, so that the record holds these: who may see them there may see them in its history.
  const assign = { type: 'ticket.assign', assignee: word('assignee'), team: word('team') } as const
  await lead.tickets.send(id, assign, told)
  await lead.tickets.edit(id, { tags: [word('tags')], watchers: [word('watchers')] })
}

/**
 * The canaries that a person may not see: those that stand in no record as policy shows it to them. Asks policy and view
 * record by record, straight from the storage, and knows nothing of the desk's ways.
 */
export async function hiddenFrom({ storage, aviary }: CanaryWorld, session: Session): Promise<Canary[]> {
  const { masks } = standardPolicy
  const seen: string[] = []
  for (const kind of readableKinds) {
    const { rows } = await storage.query({ kind, limit: 1_000 }, { tenant })
    for (const row of rows) {
      const { inherits: _, ...doc } = row.doc
      const action = `${kind}.read` as Action
      const decision = standardPolicy.decide({ actor: session.actor, action, resource: doc, env: { now } })
      if (decision.effect !== 'allow') continue
      const { text: _text, ...named } = doc
      const openness = kind === 'article' ? await opennessOf(storage, session, doc) : 'full'
      if (openness === 'closed') continue
      const shown = openness === 'full' ? doc : named
      seen.push(JSON.stringify(applyView(shown, decision.fields, { ...standardMasks, ...masks }).doc))
    }
  }
  const all = seen.join('\n')
  return aviary.all.filter(({ text }) => !all.includes(text))
}

/** How far the cases that an article cites are open to the person: asked of the cases themselves. */
async function opennessOf(
  storage: Storage,
  { actor }: Session,
  doc: JsonObject,
): Promise<'closed' | 'named' | 'full'> {
  const cites = doc.cites as string[]
  const rows = await storage.get(
    cites.map((id) => ({ kind: 'case', id })),
    { tenant },
  )
  const decisions = rows.map((row) =>
    standardPolicy.decide({ actor, action: 'case.read', resource: row?.doc ?? {}, env: { now } }),
  )
  if (decisions.some(({ effect }) => effect !== 'allow')) return 'closed'
  const isInFull = ['symptom', 'diagnosis', 'solution', 'result'].every((field) =>
    decisions.every(({ fields }) => visibilityOf(fields, field) === 'visible'),
  )
  return isInFull ? 'full' : 'named'
}
