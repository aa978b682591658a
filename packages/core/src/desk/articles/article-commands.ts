import * as z from 'zod/mini'
import { applyStep } from '../../lifecycle/index.js'
import {
  type Article,
  audiences,
  filled,
  identifier,
  limits,
  list,
  maxCitedCases,
  text,
} from '../../schema/index.js'
import type { Row } from '../../storage/index.js'
import type { ArticleEvent, CallOptions, EditArticle, WriteArticle } from '../client/index.js'
import type { SessionContext } from '../context.js'
import type { StoredArticle } from '../inheritance.js'
import { type Command, run } from '../pipeline.js'
import { articleLifecycle } from './article-lifecycle.js'
import { type CitedCases, checkCited, citedCases, inheritance } from './cited-cases.js'

const written = {
  title: filled(),
  text: z.optional(text(limits.article)),
  tags: z.optional(list(filled(60))),
  audience: z.optional(z.enum(audiences)),
  cites: z.optional(list(identifier, maxCitedCases)),
}
const createInput = z.strictObject(written)
type CreateInput = z.infer<typeof createInput>

const lifecycle = articleLifecycle as unknown as NonNullable<Command<never, never>['lifecycle']>

const createCommand: Command<CreateInput, StoredArticle, CitedCases> = {
  kind: 'article',
  lifecycle,
  action: 'article.create',
  input: createInput,
  event: () => ({ type: 'article.create' }),
  writes: (input) => Object.keys(input),
  prepare: (session, { cites = [] }) => citedCases(session, cites),
  change(work, { session, input, step, extra: cited }) {
    checkCited(work, cited)
    const article: StoredArticle = {
      text: '',
      tags: [],
      audience: 'internal',
      ...defined(input),
      ...inheritance(session, cited),
      id: work.newId(),
      number: 'A',
      author: work.actor,
      status: step.to as Article['status'],
      createdAt: work.at,
      updatedAt: work.at,
    }
    const row = work.create('article', article, 'A')
    work.emit('article.created', row, { cites: [...article.cites] })
    return row
  },
}

const editInput = z.strictObject({
  id: identifier,
  changes: z.strictObject({ ...written, title: z.optional(written.title) }),
})
type EditInput = z.infer<typeof editInput>

const editCommand: Command<EditInput, StoredArticle, CitedCases> = {
  kind: 'article',
  lifecycle,
  action: 'article.edit',
  input: editInput,
  target: ({ id }) => id,
  event: () => ({ type: 'article.edit' }),
  writes: ({ changes }) => Object.keys(changes),
  prepare: (session, { changes }, current) => citedCases(session, changes.cites ?? current?.cites ?? []),
  change(work, { session, input: { changes }, current, extra: cited }) {
    checkCited(work, cited)
    const row = work.change(current, (draft) => {
      Object.assign(draft, defined(changes), inheritance(session, cited), { updatedAt: work.at })
    })
    work.emit('article.edited', row, { fields: Object.keys(changes), cites: [...row.doc.cites] })
    return row
  },
}

const eventInput = z.strictObject({
  id: identifier,
  event: z.strictObject({
    type: z.enum(['article.publish', 'article.withdraw']),
    reason: z.optional(filled(limits.paragraph)),
  }),
})
type EventInput = z.infer<typeof eventInput>

const eventNames = {
  'article.publish': 'article.published',
  'article.withdraw': 'article.withdrawn',
} as const

const sendCommand: Command<EventInput, StoredArticle> = {
  kind: 'article',
  lifecycle,
  action: ({ event }) => event.type,
  input: eventInput,
  target: ({ id }) => id,
  event: ({ event }) => event,
  reason: ({ event }) => event.reason,
  change(work, { input: { event }, current, step }) {
    const row = work.change(current, (draft) => {
      applyStep(draft, step)
      draft.updatedAt = work.at
    })
    work.emit(eventNames[event.type], row, { from: step.from, to: step.to })
    return row
  },
}

type Changed = Promise<Row<StoredArticle>>

export const create = (session: SessionContext, input: WriteArticle, options?: CallOptions): Changed =>
  run(session, createCommand, input, options)

export const edit = (
  session: SessionContext,
  id: string,
  changes: EditArticle,
  options?: CallOptions,
): Changed => run(session, editCommand, { id, changes }, options)

export const send = (
  session: SessionContext,
  id: string,
  event: ArticleEvent,
  options?: CallOptions,
): Changed => run(session, sendCommand, { id, event }, options)

const defined = <Values extends object>(values: Values) =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as {
    [Name in keyof Values]: Exclude<Values[Name], undefined>
  }
