import { describe, expect, it } from 'vitest'
import { compileFilter } from '../../filter/index.js'
import {
  type Action,
  type Actor,
  caseEntrySchema,
  commentSchema,
  isAction,
  kindOfAction,
  roleLabels,
  ticketSchema,
} from '../../schema/index.js'
import type { JsonObject } from '../../shared/index.js'
import { applyView, definePolicy, standardPolicy, unwritable, visibilityOf } from '../index.js'

// The people. Everyone of the company works in 华东 unless said otherwise.
const person = (role: string, more: object = {}): Actor => ({
  id: role,
  roles: [role],
  attributes: { regions: ['华东'], ...more } as unknown as Record<string, never>,
})
const everywhere = { regions: ['*'] }

// The records.
const at = 1_770_000_000_000
const ticket = (changes: object = {}): JsonObject => ({
  id: 't1',
  number: 'T1',
  subject: '注塑机停机',
  description: '报警 E-1024，无法复位',
  channel: 'web',
  customer: { name: '某注塑厂', uscc: '91350100M000100Y43' },
  contact: { name: '李工', phone: '13800001234', email: 'li@example.com' },
  requester: 'requester',
  priority: 'high',
  tags: ['注塑机'],
  regions: ['华东'],
  watchers: [],
  attachments: [],
  references: [],
  custom: {},
  status: 'open',
  statusCategory: 'open',
  cancelled: false,
  escalation: 0,
  reopenings: 0,
  transfers: 0,
  cites: [],
  zone: 'Asia/Shanghai',
  createdAt: at,
  updatedAt: at,
  ...changes,
})
const comment = (changes: object = {}): JsonObject => ({
  id: 'm1',
  ticket: 't1',
  author: 'agent',
  from: 'agent',
  visibility: 'public',
  text: '请提供序列号。',
  attachments: [],
  mentions: [],
  requester: 'requester',
  regions: ['华东'],
  zone: 'Asia/Shanghai',
  createdAt: at,
  ...changes,
})
const entry = (changes: object = {}): JsonObject => ({
  id: 'c1',
  number: 'C1',
  title: '注塑机 E-1024 停机',
  basics: { product: '注塑机', productModel: 'X1', industry: '塑料' },
  customer: {
    name: '某注塑厂',
    uscc: '91350100M000100Y43',
    authorisation: { reference: 'A-1', at, by: '李工' },
  },
  symptom: { customerWords: '停机，电话 13800001234', scene: '' },
  diagnosis: { narrative: '伺服驱动器过热', checks: [] },
  solution: {
    steps: [{ text: '联系某注塑厂 13800001234 后更换驱动器' }],
    tools: [],
    parts: [],
    cautions: [],
  },
  result: { outcome: '恢复', figures: [], testimonial: '很好', followUps: '' },
  tags: [],
  urgency: 'high',
  regions: ['华东'],
  attachments: [],
  custom: {},
  author: 'someone',
  coAuthors: [],
  status: 'published',
  track: 'routine',
  audience: 'internal',
  confidence: 'validated',
  governance: 'compliance',
  sensitivity: 'normal',
  contentHash: 'h',
  reviews: [],
  edition: 1,
  desensitised: true,
  qualityScore: 90,
  citations: 0,
  solved: 0,
  notSolved: 0,
  ratingSum: 0,
  ratingCount: 0,
  zone: 'Asia/Shanghai',
  createdAt: at,
  updatedAt: at,
  ...changes,
})

const decide = (actor: Actor, action: Action, resource: JsonObject, env: JsonObject = { now: at }) =>
  standardPolicy.decide({ actor, action, resource, env })

type Row = [
  role: string,
  action: Action,
  situation: string,
  resource: JsonObject,
  expected: 'yes' | 'no',
  more?: object,
]

const table: Row[] = [
  // Requesters live in their own tickets.
  ['requester', 'ticket.file', 'for themselves', ticket(), 'yes'],
  ['requester', 'ticket.file', 'for someone else', ticket({ requester: 'other' }), 'no'],
  ['requester', 'ticket.read', 'their own', ticket(), 'yes'],
  ['requester', 'ticket.read', 'someone else’s', ticket({ requester: 'other' }), 'no'],
  ['requester', 'ticket.edit', 'their own, in work', ticket(), 'yes'],
  ['requester', 'ticket.edit', 'their own, resolved', ticket({ statusCategory: 'resolved' }), 'no'],
  ['requester', 'ticket.rate', 'their own', ticket(), 'yes'],
  ['requester', 'ticket.rate', 'someone else’s', ticket({ requester: 'other' }), 'no'],
  ['requester', 'ticket.resolve', 'their own', ticket(), 'no'],
  ['requester', 'ticket.triage', 'their own', ticket(), 'no'],
  ['requester', 'comment.read', 'a reply on their ticket', comment(), 'yes'],
  [
    'requester',
    'comment.read',
    'an internal note on their ticket',
    comment({ visibility: 'internal' }),
    'no',
  ],
  ['requester', 'comment.read', 'a reply on another ticket', comment({ requester: 'other' }), 'no'],
  ['requester', 'comment.reply', 'on their ticket', comment({ author: 'requester' }), 'yes'],
  ['requester', 'comment.note', 'on their ticket', comment({ visibility: 'internal' }), 'no'],
  ['requester', 'case.read', 'published for customers', entry({ audience: 'customer' }), 'yes'],
  ['requester', 'case.read', 'published inside the company', entry(), 'no'],
  ['requester', 'case.read', 'published for partners', entry({ audience: 'partner' }), 'no'],
  [
    'requester',
    'case.read',
    'for customers, in review',
    entry({ audience: 'customer', status: 'first_review' }),
    'no',
  ],
  [
    'requester',
    'case.read',
    'for customers, archived',
    entry({ audience: 'public', status: 'archived' }),
    'no',
  ],
  [
    'requester',
    'case.read',
    'for customers, confidential',
    entry({ audience: 'public', sensitivity: 'confidential' }),
    'no',
  ],
  ['requester', 'case.create', 'of their own', entry({ author: 'requester', status: 'draft' }), 'no'],

  // Dealers are requesters who also read what is for partners.
  ['dealer', 'ticket.read', 'their own', ticket({ requester: 'dealer' }), 'yes'],
  ['dealer', 'case.read', 'published for partners', entry({ audience: 'partner' }), 'yes'],
  ['dealer', 'case.read', 'published inside the company', entry(), 'no'],

  // Agents read their regions and work on free tickets and their own.
  ['agent', 'ticket.read', 'of their region', ticket(), 'yes'],
  ['agent', 'ticket.read', 'of another region', ticket({ regions: ['华南'] }), 'no'],
  ['agent', 'ticket.read', 'of two regions, one theirs', ticket({ regions: ['华南', '华东'] }), 'yes'],
  ['agent', 'ticket.read', 'of no region', ticket({ regions: [] }), 'no'],
  ['agent', 'ticket.read', 'of no region, working everywhere', ticket({ regions: [] }), 'yes', everywhere],
  ['agent', 'ticket.read', 'with no region of their own', ticket(), 'no', { regions: undefined }],
  ['agent', 'ticket.file', 'for a customer', ticket({ regions: [] }), 'yes'],
  ['agent', 'ticket.edit', 'nobody’s', ticket(), 'yes'],
  ['agent', 'ticket.edit', 'their own', ticket({ assignee: 'agent' }), 'yes'],
  ['agent', 'ticket.edit', 'a colleague’s', ticket({ assignee: 'other' }), 'no'],
  ['agent', 'ticket.start', 'nobody’s', ticket(), 'yes'],
  ['agent', 'ticket.resolve', 'a colleague’s', ticket({ assignee: 'other' }), 'no'],
  ['agent', 'ticket.assign', 'nobody’s', ticket(), 'no'],
  ['agent', 'ticket.export', 'of their region', ticket(), 'no'],
  ['agent', 'ticket.report', 'of their region', ticket(), 'no'],
  ['agent', 'ticket.cite', 'a colleague’s', ticket({ assignee: 'other' }), 'yes'],
  ['agent', 'ticket.confirm', 'in the customer’s place', ticket(), 'no'],
  ['agent', 'comment.note', 'in their region', comment({ visibility: 'internal' }), 'yes'],
  [
    'agent',
    'comment.read',
    'a note of another region',
    comment({ visibility: 'internal', regions: ['华南'] }),
    'no',
  ],
  ['agent', 'case.read', 'published, their region', entry(), 'yes'],
  ['agent', 'case.read', 'published, another region', entry({ regions: ['华南'] }), 'no'],
  ['agent', 'case.read', 'published, for every region', entry({ regions: [] }), 'yes'],
  ['agent', 'case.read', 'archived', entry({ status: 'archived' }), 'yes'],
  ['agent', 'case.search', 'archived', entry({ status: 'archived' }), 'no'],
  ['agent', 'case.cite', 'archived', entry({ status: 'archived' }), 'yes'],
  ['agent', 'case.read', 'retired', entry({ status: 'retired' }), 'no'],
  ['agent', 'case.read', 'a colleague’s draft', entry({ status: 'draft' }), 'no'],
  ['agent', 'case.read', 'in review', entry({ status: 'first_passed', confidence: 'not_validated' }), 'no'],
  [
    'agent',
    'case.read',
    'urgent, in review',
    entry({ status: 'first_passed', confidence: 'not_validated', track: 'urgent' }),
    'yes',
  ],
  [
    'agent',
    'case.search',
    'urgent, in review',
    entry({ status: 'first_passed', confidence: 'not_validated', track: 'urgent' }),
    'no',
  ],
  ['agent', 'case.read', 'a breakthrough', entry({ sensitivity: 'breakthrough' }), 'no'],
  ['agent', 'case.create', 'as its author', entry({ author: 'agent', status: 'draft' }), 'yes'],
  ['agent', 'case.create', 'in someone else’s name', entry({ status: 'draft' }), 'no'],
  ['agent', 'case.read', 'their own, in review', entry({ author: 'agent', status: 'second_review' }), 'yes'],
  ['agent', 'case.edit', 'their own draft', entry({ author: 'agent', status: 'draft' }), 'yes'],
  ['agent', 'case.edit', 'a draft that they share', entry({ coAuthors: ['agent'], status: 'draft' }), 'yes'],
  ['agent', 'case.edit', 'their own, submitted', entry({ author: 'agent', status: 'submitted' }), 'no'],
  [
    'agent',
    'case.edit',
    'their own, after the first pass',
    entry({ author: 'agent', status: 'first_passed' }),
    'yes',
  ],
  ['agent', 'case.edit', 'their own, published', entry({ author: 'agent' }), 'no'],
  ['agent', 'case.revise', 'published', entry(), 'yes'],
  ['agent', 'case.delete', 'their own draft', entry({ author: 'agent', status: 'draft' }), 'yes'],
  ['agent', 'case.delete', 'their own, published', entry({ author: 'agent' }), 'no'],
  ['agent', 'case.claim', 'submitted', entry({ status: 'submitted' }), 'no'],
  ['agent', 'taxonomy.edit', 'any node', { id: 'n' }, 'no'],
  ['agent', 'audit.read', 'any entry', { id: 'a' }, 'no'],
  ['agent', 'configuration.edit', 'anything', { id: 'x' }, 'no'],
  ['agent', 'view.edit', 'a new one', {}, 'yes'],
  ['agent', 'view.edit', 'a colleague’s shared one', { owner: 'other', shared: true }, 'no'],
  ['agent', 'view.read', 'a colleague’s shared one', { owner: 'other', shared: true }, 'yes'],
  ['agent', 'view.read', 'a colleague’s private one', { owner: 'other', shared: false }, 'no'],

  // Field engineers work on what they were given.
  ['field_engineer', 'ticket.read', 'of their region', ticket(), 'yes'],
  ['field_engineer', 'ticket.resolve', 'their own', ticket({ assignee: 'field_engineer' }), 'yes'],
  ['field_engineer', 'ticket.resolve', 'nobody’s', ticket(), 'no'],
  ['field_engineer', 'ticket.close', 'their own', ticket({ assignee: 'field_engineer' }), 'no'],
  [
    'field_engineer',
    'case.create',
    'as its author',
    entry({ author: 'field_engineer', status: 'draft' }),
    'yes',
  ],

  // Team leads are agents who hand out work, and first reviewers.
  ['team_lead', 'ticket.assign', 'of their region', ticket(), 'yes'],
  ['team_lead', 'ticket.assign', 'of another region', ticket({ regions: ['华南'] }), 'no'],
  ['team_lead', 'ticket.edit', 'a colleague’s', ticket({ assignee: 'other' }), 'yes'],
  ['team_lead', 'ticket.cancel', 'in work', ticket(), 'yes'],
  ['team_lead', 'ticket.rate', 'in the customer’s place', ticket(), 'no'],
  ['team_lead', 'ticket.export', 'of their region', ticket(), 'yes'],
  ['team_lead', 'ticket.report', 'of their region', ticket(), 'yes'],
  ['team_lead', 'ticket.report', 'of another region', ticket({ regions: ['华南'] }), 'no'],
  ['library_admin', 'ticket.report', 'of their region', ticket(), 'yes'],
  ['library_admin', 'ticket.report', 'of another region', ticket({ regions: ['华南'] }), 'no'],
  ['library_admin', 'ticket.read', 'of their region', ticket(), 'no'],
  ['system_admin', 'ticket.report', 'of any region', ticket(), 'no', everywhere],
  ['team_lead', 'case.review_first', 'a colleague’s', entry({ status: 'first_review' }), 'yes'],
  ['team_lead', 'case.review_second', 'a colleague’s', entry({ status: 'second_review' }), 'no'],

  // Reviewers see the queue of their level; nobody reviews their own case, nor both times.
  ['first_reviewer', 'case.claim', 'submitted', entry({ status: 'submitted' }), 'yes'],
  ['first_reviewer', 'case.review_first', 'in first review', entry({ status: 'first_review' }), 'yes'],
  [
    'first_reviewer',
    'case.review_first',
    'of another region',
    entry({ status: 'first_review', regions: ['华南'] }),
    'no',
  ],
  [
    'first_reviewer',
    'case.claim',
    'passed once',
    entry({ status: 'first_passed', firstReviewer: 'other' }),
    'no',
  ],
  [
    'first_reviewer',
    'case.read',
    'passed by them',
    entry({ status: 'first_passed', firstReviewer: 'first_reviewer' }),
    'yes',
  ],
  [
    'first_reviewer',
    'case.read',
    'passed by another',
    entry({ status: 'first_passed', firstReviewer: 'other' }),
    'no',
  ],
  ['first_reviewer', 'case.read', 'a draft', entry({ status: 'draft' }), 'no'],
  [
    'first_reviewer',
    'case.claim',
    'their own',
    entry({ status: 'submitted', author: 'first_reviewer' }),
    'no',
  ],
  [
    'first_reviewer',
    'case.review_first',
    'one they share',
    entry({ status: 'first_review', coAuthors: ['first_reviewer'] }),
    'no',
  ],
  ['first_reviewer', 'case.delete', 'in first review', entry({ status: 'first_review' }), 'no'],
  [
    'second_reviewer',
    'case.claim',
    'passed once',
    entry({ status: 'first_passed', firstReviewer: 'other' }),
    'yes',
  ],
  [
    'second_reviewer',
    'case.review_second',
    'passed first by them',
    entry({ status: 'second_review', firstReviewer: 'second_reviewer' }),
    'no',
  ],
  ['second_reviewer', 'case.claim', 'submitted', entry({ status: 'submitted' }), 'no'],
  ['second_reviewer', 'case.read', 'published', entry(), 'yes'],

  // The library: maintainers place, editors write but do not delete, administrators decide but do not review.
  ['case_maintainer', 'case.edit', 'published', entry(), 'yes'],
  ['case_maintainer', 'case.archive', 'published', entry(), 'no'],
  ['case_editor', 'case.edit', 'a draft of someone else', entry({ status: 'draft' }), 'yes'],
  ['case_editor', 'case.delete', 'someone else’s draft', entry({ status: 'draft' }), 'no'],
  ['case_editor', 'case.archive', 'published', entry(), 'no'],
  ['library_admin', 'case.delete', 'published', entry(), 'yes'],
  ['library_admin', 'case.archive', 'published', entry(), 'yes'],
  ['library_admin', 'case.archive', 'published, another region', entry({ regions: ['华南'] }), 'no'],
  [
    'library_admin',
    'case.archive',
    'another region, working everywhere',
    entry({ regions: ['华南'] }),
    'yes',
    everywhere,
  ],
  ['library_admin', 'case.review_first', 'in first review', entry({ status: 'first_review' }), 'no'],
  ['library_admin', 'case.publish', 'cleared', entry({ status: 'approved' }), 'yes'],
  [
    'library_admin',
    'case.publish',
    'not desensitised',
    entry({ status: 'approved', desensitised: false }),
    'no',
  ],
  [
    'library_admin',
    'case.publish',
    'customer not asked',
    entry({ status: 'approved', customer: { name: '某厂' } }),
    'no',
  ],
  [
    'library_admin',
    'case.publish',
    'no customer named',
    entry({ status: 'approved', customer: undefined }),
    'yes',
  ],
  ['library_admin', 'ticket.read', 'any', ticket(), 'no', everywhere],
  ['library_admin', 'taxonomy.edit', 'any node', { id: 'n' }, 'yes'],

  // Others.
  ['sales', 'case.read', 'published', entry(), 'yes'],
  ['sales', 'case.read', 'published, another region', entry({ regions: ['华南'] }), 'no'],
  ['sales', 'case.read', 'for its team only', entry({ audience: 'team' }), 'no'],
  ['sales', 'case.read', 'confidential', entry({ sensitivity: 'confidential' }), 'no'],
  ['sales', 'case.cite', 'published', entry(), 'no'],
  ['sales', 'case.read', 'in review', entry({ status: 'submitted' }), 'no'],
  ['sales', 'ticket.read', 'any', ticket(), 'no'],
  ['finance', 'ticket.read', 'of the finance team', ticket({ team: 'finance' }), 'yes', { team: 'finance' }],
  ['finance', 'ticket.read', 'of no team, in no team', ticket(), 'no'],
  ['finance', 'case.read', 'published', entry(), 'no'],
  ['executive', 'case.read', 'published', entry(), 'yes'],
  ['executive', 'case.read', 'a breakthrough', entry({ sensitivity: 'breakthrough' }), 'no'],
  ['executive', 'ticket.read', 'any', ticket(), 'no'],
  ['system_admin', 'configuration.edit', 'anything', { id: 'x' }, 'yes'],
  ['system_admin', 'ticket.read', 'any', ticket(), 'no', everywhere],
  ['system_admin', 'case.read', 'published', entry(), 'no', everywhere],
  ['system_admin', 'audit.read', 'any entry', { id: 'a' }, 'no'],
  ['auditor', 'audit.read', 'of no region, auditing everywhere', { id: 'a' }, 'yes', everywhere],
  ['auditor', 'audit.read', 'of no region', { id: 'a' }, 'no'],
  ['auditor', 'audit.read', 'of their region', { id: 'a', regions: ['华东'] }, 'yes'],
  ['auditor', 'audit.read', 'of another region', { id: 'a', regions: ['华南'] }, 'no'],
  ['auditor', 'audit.export', 'of another region', { id: 'a', regions: ['华南'] }, 'no'],
  ['auditor', 'audit.verify', 'the chain', {}, 'yes'],
  ['auditor', 'audit.purge', 'old entries', {}, 'no', everywhere],
  ['auditor', 'ticket.read', 'any', ticket(), 'no', everywhere],
  ['nobody', 'ticket.read', 'any', ticket(), 'no', everywhere],
  ['nobody', 'taxonomy.read', 'any node', { id: 'n' }, 'no'],
]

describe('who may do what', () => {
  it.each(table)('%s, %s, %s', (role, action, _situation, resource, expected, more) => {
    const actor = person(role, more)
    expect(decide(actor, action, resource).effect).toBe(expected === 'yes' ? 'allow' : 'deny')
    const { scope } = standardPolicy.filter({ actor, action, env: { now: at } })
    const admits = scope === 'all' || (scope !== 'none' && compileFilter(scope)(resource))
    expect(admits).toBe(expected === 'yes')
  })

  it('has a template for every role of the catalogue', () => {
    for (const role of Object.keys(roleLabels))
      expect(Object.keys(standardPolicy.source.roles)).toContain(role)
  })

  it('is asked in the table about records that really look so', () => {
    expect(ticketSchema.safeParse(ticket()).error).toBeUndefined()
    expect(commentSchema.safeParse(comment()).error).toBeUndefined()
    expect(caseEntrySchema.safeParse(entry()).error).toBeUndefined()
    expect(table.every(([, action]) => isAction(action) && kindOfAction(action))).toBe(true)
  })

  it('two roles together: deny wins, and the more open view counts', () => {
    const both = (...roles: string[]): Actor => ({ ...person('agent'), roles })
    expect(decide(both('agent', 'system_admin'), 'ticket.read', ticket()).effect).toBe('deny')
    expect(
      decide(both('requester', 'agent'), 'ticket.read', ticket({ requester: 'agent', regions: ['华南'] }))
        .effect,
    ).toBe('deny')
    expect(decide(both('sales', 'agent'), 'case.read', entry()).fields.masked).toEqual({
      'customer.uscc': 'uscc',
    })
  })

  it('an account that left can do nothing', () =>
    expect(decide(person('agent', { status: 'left' }), 'ticket.read', ticket()).effect).toBe('deny'))

  it('an executive reads a breakthrough by a grant, and the reading is noted', () => {
    const secret = entry({ sensitivity: 'breakthrough' })
    const granted = decide(person('executive'), 'case.read', secret, { now: at, granted: ['c1'] })
    expect(granted).toMatchObject({
      effect: 'allow',
      obligations: [{ type: 'audit', about: 'granted_read' }],
    })
    expect(decide(person('executive'), 'case.read', secret, { now: at, granted: ['c2'] }).effect).toBe('deny')
    expect(decide(person('agent'), 'case.read', secret, { now: at, granted: ['c1'] }).effect).toBe('deny')
  })

  it('off hours and many exports raise an alert and deny nothing', () => {
    const lead = person('team_lead')
    expect(decide(lead, 'ticket.read', ticket(), { inWorkingHours: false })).toMatchObject({
      effect: 'allow',
      obligations: expect.arrayContaining([{ type: 'alert', about: 'off_hours' }]),
    })
    const duties = (exports: number) =>
      decide(lead, 'ticket.export', ticket(), { exportsLastHour: exports }).obligations
    expect(duties(9)).toEqual([])
    expect(duties(10)).toEqual([{ type: 'alert', about: 'bulk_export' }])
  })
})

describe('what they see', () => {
  const see = (actor: Actor, action: Action, resource: JsonObject) =>
    applyView(resource, decide(actor, action, resource).fields, standardPolicy.masks).doc
  const text = (doc: JsonObject) => JSON.stringify(doc)

  it('sales: no customer, no identity number, no phone, whoever wrote it into the solution', () => {
    const seen = see(person('sales'), 'case.read', entry())
    expect(seen).not.toHaveProperty('customer')
    expect(text(seen)).not.toMatch(/13800001234|某注塑厂|91350100M000100Y43|很好/)
    expect(text(seen)).toContain('更换驱动器')
  })

  it('sales: searches neither the solution nor anything that may hold a customer’s data', () => {
    const { fields } = standardPolicy.filter({ actor: person('sales'), action: 'case.search' })
    const searched = [
      'title',
      'tags',
      'basics.product',
      'symptom.customerWords',
      'diagnosis.narrative',
      'solution.steps',
      'result.outcome',
      'customer.name',
      'custom',
    ]
    expect(searched.filter((field) => visibilityOf(fields, field) === 'visible')).toEqual([
      'title',
      'tags',
      'basics.product',
    ])
  })

  it('requesters: nothing of the inside of their ticket', () => {
    const { fields } = standardPolicy.filter({ actor: person('requester'), action: 'ticket.read' })
    for (const field of [
      'assignee',
      'team',
      'tags',
      'cites',
      'escalation',
      'caseCandidate.reasons',
      'draftedCase',
    ])
      expect([field, visibilityOf(fields, field)]).toEqual([field, 'hidden'])
    expect(see(person('requester'), 'ticket.read', ticket())).toMatchObject({
      contact: { phone: '13800001234' },
    })
  })

  it('requesters: of a case what helps them, and no field that is not named', () => {
    const open = entry({ audience: 'customer' })
    const seen = see(person('requester'), 'case.read', open)
    expect(seen).toMatchObject({ title: open.title, solution: open.solution, diagnosis: open.diagnosis })
    for (const field of [
      'customer',
      'author',
      'reviews',
      'sourceTicket',
      'custom',
      'qualityScore',
      'contentHash',
    ])
      expect(seen).not.toHaveProperty(field)
  })

  it('agents: all of a ticket; of a case neither its reviews nor the customer’s papers', () => {
    expect(see(person('agent'), 'ticket.read', ticket())).toEqual(ticket())
    const seen = see(person('agent'), 'case.read', entry())
    expect(seen).not.toHaveProperty('reviews')
    expect(seen.customer).toEqual({ name: '某注塑厂', uscc: expect.stringMatching(/^91\*+/) })
    expect(see(person('agent'), 'case.read', entry({ author: 'agent' }))).toEqual(entry({ author: 'agent' }))
  })

  it('reviewers: all of what they review, for they judge what was masked', () => {
    const submitted = entry({ status: 'submitted' })
    expect(see(person('first_reviewer'), 'case.read', submitted)).toEqual(submitted)
  })

  it('engineers and finance: no more of the contact than they need', () => {
    expect(see(person('field_engineer'), 'ticket.read', ticket()).contact).toEqual({
      name: '李工',
      phone: '13800001234',
    })
    const seen = see(person('finance', { team: 'finance' }), 'ticket.read', ticket({ team: 'finance' }))
    expect(text(seen)).not.toContain('13800001234')
    expect(text(seen)).not.toContain('li@example.com')
  })
})

describe('what they may write', () => {
  const refused = (role: string, action: Action, resource: JsonObject, changes: string[]) =>
    unwritable(decide(person(role), action, resource).fields, changes)

  it('requesters: what they know, not what decides when and by whom they are served', () => {
    const filed = [
      'subject',
      'description',
      'category',
      'product',
      'customer',
      'contact',
      'attachments',
      'tags',
      'channel',
      'custom',
    ]
    expect(refused('requester', 'ticket.file', ticket(), filed)).toEqual([])
    const theirs = ['priority', 'assignee', 'team', 'dueAt', 'rating', 'regions', 'status', 'requester']
    expect(refused('requester', 'ticket.file', ticket(), theirs)).toEqual(theirs)
    expect(refused('requester', 'ticket.edit', ticket(), [...theirs, 'subject'])).toEqual(theirs)
  })

  it('agents: all that an edit offers but the region; the SLA, the status and the rating are nobody’s', () => {
    const edit = [
      'subject',
      'description',
      'priority',
      'category',
      'product',
      'tags',
      'customer',
      'contact',
      'watchers',
      'attachments',
      'custom',
    ]
    expect(refused('agent', 'ticket.edit', ticket(), edit)).toEqual([])
    const fixed = ['dueAt', 'status', 'rating', 'assignee']
    expect(refused('agent', 'ticket.edit', ticket(), [...fixed, 'regions'])).toEqual([...fixed, 'regions'])
    expect(refused('team_lead', 'ticket.edit', ticket(), [...fixed, 'regions'])).toEqual(fixed)
  })

  it('maintainers place a case and do not rewrite it', () => {
    expect(
      refused('case_maintainer', 'case.edit', entry(), ['tags', 'basics.industry', 'solution', 'title']),
    ).toEqual(['solution', 'title'])
  })

  it('authors propose for whom a case is, editors write the words only, administrators both', () => {
    const draft = entry({ status: 'draft', author: 'agent' })
    expect(
      refused('agent', 'case.create', draft, ['title', 'track', 'audience', 'sensitivity', 'status']),
    ).toEqual(['status'])
    expect(
      refused('agent', 'case.edit', draft, ['title', 'solution', 'customer', 'audience', 'author']),
    ).toEqual(['author'])
    expect(refused('case_editor', 'case.edit', draft, ['solution', 'sensitivity'])).toEqual(['sensitivity'])
    expect(refused('library_admin', 'case.edit', draft, ['solution', 'audience', 'author'])).toEqual([
      'author',
    ])
  })
})

describe('a host’s own', () => {
  it('role that inherits from one of the company is bound to its regions', () => {
    const policy = definePolicy({
      extends: standardPolicy,
      roles: { night_agent: { inherits: ['agent'] } },
      rules: [],
    })
    const actor = { ...person('agent'), roles: ['night_agent'] }
    expect(policy.decide({ actor, action: 'ticket.read', resource: ticket() }).effect).toBe('allow')
    expect(
      policy.decide({ actor, action: 'ticket.read', resource: ticket({ regions: ['华南'] }) }).effect,
    ).toBe('deny')
  })
})
