import type { CaseClient, CaseHit, Highlighted, RelatedCase } from '@caselore/core/desk'
import { applyCaseEdit, type CaseEntry, emptyCaseContent, type Feedback } from '@caselore/core/schema'
import { afterCaseEvent, fakeCaseTransitions } from './fake-case-steps.js'
import { fakeCase } from './fake-data.js'
import { caseView, change, type FakeWorld, find, nextId } from './fake-world.js'

export function fakeCases(world: FakeWorld): CaseClient {
  const view = (entry: CaseEntry) => caseView(world, entry)
  const all = () => [...world.cases.values()]
  const edit = (id: string, changes: Partial<CaseEntry>, type: string) =>
    view(change(world, world.cases, id, changes, type))
  const create = (changes: Partial<CaseEntry>) => {
    const id = nextId(world, 'case')
    const entry = fakeCase(0, {
      ...emptyCaseContent(''),
      status: 'draft',
      edition: 0,
      ...changes,
      id,
      number: `C-${id.slice(5)}`,
    })
    world.cases.set(id, entry)
    return view(entry)
  }
  return {
    create: async ({ content, ...input }) =>
      create({ ...applyCaseEdit(emptyCaseContent(input.title), content ?? {}), ...input }),
    async draftFromTicket(ticket) {
      const { subject, description } = find(world.tickets, ticket)
      const draft = create({
        title: subject,
        symptom: { customerWords: description, scene: '' },
        sourceTicket: ticket,
      })
      change(world, world.tickets, ticket, { draftedCase: draft.id }, 'case.draft_from_ticket')
      return draft
    },
    get: async (id) => view(find(world.cases, id)),
    list: async () => ({ items: all().map(view) }),
    edit: async (id, changes) => {
      const entry = find(world.cases, id)
      const gone = Object.entries(changes).filter(([, value]) => value === null)
      const rest = Object.fromEntries(gone.map(([name]) => [name, undefined]))
      return edit(id, { ...applyCaseEdit(entry, changes), ...rest }, 'case.edit')
    },
    check: async (content) => ({
      score: content.solution.steps.length > 0 ? 92 : 40,
      findings: [
        ...(content.solution.steps.length > 0
          ? []
          : [
              {
                code: 'quality.missing_steps',
                severity: 'error' as const,
                path: ['solution', 'steps'],
                message: { zh: '缺少处理步骤。', en: 'The steps are missing.' },
              },
            ]),
        ...rangeFinding(content.symptom.scene),
        ...phoneFinding(content.symptom.customerWords),
      ],
    }),
    mask: async (content) => {
      const words = content.symptom.customerWords.replace(phone, maskedPhone)
      const masked = words === content.symptom.customerWords ? 0 : 1
      return { content: { ...content, symptom: { ...content.symptom, customerWords: words } }, masked }
    },
    send: async (id, event) => edit(id, afterCaseEvent(event, find(world.cases, id), world), event.type),
    revise: async (id) => create({ ...find(world.cases, id), revises: id, status: 'draft' }),
    remove: async (id) => void world.cases.delete(id),
    transitions: async (id) => fakeCaseTransitions(find(world.cases, id)),
    timeline: async () => [],
    share: async (id) => ({ token: `token-${id}`, until: 4_102_444_800_000 }),
    openShared: async (token) => view(find(world.cases, token.slice('token-'.length))),
    editions: async (id) => world.editions.filter((edition) => edition.case === id),
    async search({ text, where, limit = 10, offset = 0 }) {
      const product = where && JSON.stringify(where)
      const hits = all()
        .filter((entry) => entry.status === 'published' && words(entry).includes(text.trim()))
        .filter((entry) => !product?.includes('basics.product') || product.includes(entry.basics.product))
      return {
        hits: hits.slice(offset, offset + limit).map((entry, i) => hit(entry, view(entry), text.trim(), i)),
        total: hits.length,
        facets: {
          'basics.product': count(hits.map((entry) => entry.basics.product)),
          tags: count(hits.flatMap((entry) => entry.tags)),
          productLine: count(hits.flatMap(({ productLine }) => productLine ?? [])),
        },
      }
    },
    async suggest(prefix, limit = 8) {
      const titles = all()
        .filter((entry) => entry.title.includes(prefix))
        .map(({ title, id }) => ({ text: title, field: 'title', count: 1, id }))
      const tags = count(all().flatMap((entry) => entry.tags)).filter(({ value }) => value.startsWith(prefix))
      return [
        ...tags.map(({ value, count: n }) => ({ text: value, field: 'tags', count: n })),
        ...titles,
      ].slice(0, limit)
    },
    async related(_to, limit = 3) {
      return all()
        .filter((entry) => entry.status === 'published')
        .slice(0, limit)
        .map(related)
    },
    async feedback(id, input) {
      const feedback = {
        id: nextId(world, 'feedback'),
        case: id,
        by: world.session.actor.id,
        ...input,
        regions: [],
        at: world.now,
      } as Feedback
      world.feedback.push(feedback)
      return feedback
    },
    feedbackOf: async (id) => world.feedback.filter((feedback) => feedback.case === id),
    reviewQueue: async () =>
      all()
        .filter((entry) =>
          ['submitted', 'first_review', 'first_passed', 'second_review'].includes(entry.status),
        )
        .map(view),
  }
}

const phone = /1[3-9]\d{9}/
const maskedPhone = '138****5678'

/** One number in the customer's words is the fake's only sensitive data. */
function phoneFinding(text: string) {
  const start = text.search(phone)
  const message = {
    zh: `含有手机号 ${maskedPhone}，发布前须脱敏。`,
    en: `There is a mobile number, ${maskedPhone}; mask it before publishing.`,
  }
  return start < 0
    ? []
    : [
        {
          code: 'quality.sensitive_phone',
          severity: 'error' as const,
          path: ['symptom', 'customerWords'],
          range: [start, start + 11] as const,
          details: { masked: maskedPhone },
          message,
        },
      ]
}

/** 大概 is the fake's only vague word. */
function rangeFinding(text: string) {
  const start = text.indexOf('大概')
  const message = { zh: '“大概”不够确切，请写出数字。', en: '“大概” is vague: give the figure.' }
  return start < 0
    ? []
    : [
        {
          code: 'quality.vague',
          severity: 'warning' as const,
          path: ['symptom', 'scene'],
          range: [start, start + 2] as const,
          message,
        },
      ]
}

const words = (entry: CaseEntry) =>
  [
    entry.title,
    entry.symptom.customerWords,
    ...entry.solution.steps.map((step) => step.text),
    ...entry.tags,
  ].join('\n')

function count(values: readonly string[]) {
  return [...new Set(values)].map((value) => ({
    value,
    count: values.filter((other) => other === value).length,
  }))
}

function marked(text: string, word: string): Highlighted {
  const start = word ? text.indexOf(word) : -1
  return { text, spans: start < 0 ? [] : [{ start, end: start + word.length }] }
}

function hit(entry: CaseEntry, view: CaseHit['case'], word: string, rank: number): CaseHit {
  return {
    case: view,
    relevance: Math.max(0.71, 0.96 - rank * 0.07),
    highlights: {
      title: marked(entry.title, word),
      'symptom.customerWords': marked(entry.symptom.customerWords, word),
      'solution.steps': marked(entry.solution.steps[0]?.text ?? '', word),
    },
  }
}

function related(entry: CaseEntry, rank: number): RelatedCase {
  return {
    id: entry.id,
    number: entry.number,
    title: entry.title,
    relevance: Math.max(0.71, 0.93 - rank * 0.08),
    why: ['E-1024', '停机'],
    symptom: entry.symptom.customerWords,
    solution: entry.solution.steps[0]?.text ?? '',
    solved: entry.solved,
    citations: entry.citations,
    masked: [],
  }
}
