import * as z from 'zod/mini'
import { type Action, type CaseEntry, identifier, type Ticket } from '../../schema/index.js'
import type { Instant, JsonObject } from '../../shared/index.js'
import type { Row, StoredEvent } from '../../storage/index.js'
import type { SessionContext } from '../context.js'
import { eventsOf } from '../events-of.js'
import type { Command } from '../pipeline.js'
import type { ClockedKind, Due } from './due.js'
import { storeDueIndex } from './store-due-index.js'

type Doc = Ticket | CaseEntry
type Events = readonly StoredEvent[]

/** What the event stream is told of something due, beside when it was. */
export interface Telling {
  /** Without the kind: `sla_warned`. */
  readonly type: string
  readonly data?: JsonObject
}

const input = z.strictObject({ id: identifier, key: z.string() })

/** Tells of something due and does nothing else to the record. */
export const tell = (
  kind: ClockedKind,
  due: Due,
  telling: Telling,
): Command<z.infer<typeof input>, Doc, Events> => ({
  kind,
  action: `${kind}.clock` satisfies Action,
  input,
  target: ({ id }) => id,
  prepare: (session, { id }) => recordEvents(session, kind, id),
  change(work, { session, current, extra }) {
    // Touched, so that of two workers who found it due only one can tell.
    const row = work.change(current, () => {})
    emit(work, row, due, telling)
    return storeDueIndex(session.desk, work, row, extra)
  },
})

/** The command, which in the same commit tells of the thing due for which it was given. */
export function andTell<Input extends { readonly id: string }, Row extends Doc, Extra>(
  command: Command<Input, Row, Extra>,
  due: Due,
  what: Telling,
): Command<Input, Row, { readonly own: Extra; readonly events: Events }> {
  const { facts, resource: _, prepare, change, ...rest } = command
  return {
    ...rest,
    ...(facts ? { facts: (given) => facts({ ...given, extra: given.extra.own }) } : {}),
    prepare: async (session, input, current) => ({
      own: (await prepare?.(session, input, current)) as Extra,
      events: await recordEvents(session, command.kind as ClockedKind, input.id),
    }),
    change(work, given) {
      const row = change(work, { ...given, extra: given.extra.own })
      emit(work, row, due, what)
      return storeDueIndex(given.session.desk, work, row, given.extra.events)
    },
  }
}

/** Brings the stored moments of a record up to date, where they were computed by other rules or came too early. */
export const restate = (kind: ClockedKind): Command<{ readonly id: string }, Doc, Events> => ({
  kind,
  action: `${kind}.clock` satisfies Action,
  input: z.strictObject({ id: identifier }),
  target: ({ id }) => id,
  prepare: (session, { id }) => recordEvents(session, kind, id),
  change(work, { session, current, extra }) {
    const row = storeDueIndex(session.desk, work, current, extra)
    const [before, after] = [current.doc, row.doc].map((doc) => (doc as Ticket).dueAt ?? null)
    // Lists sort by it, so whoever shows one hears of the change.
    if (before !== after)
      work.emit(`${kind}.rescheduled`, row, { before: before ?? null, after: after ?? null })
    return row
  },
})

const recordEvents = ({ desk, tenant }: SessionContext, kind: ClockedKind, id: string) =>
  eventsOf(desk.storage, tenant, { kind, id })

function emit(
  work: { readonly at: Instant; emit(type: string, row: Row<object>, data: JsonObject): void },
  row: Row<object>,
  { mark, moment }: Due,
  { type, data = {} }: Telling,
): void {
  work.emit(`${row.kind}.${type}`, row, { mark, moment, late: Math.max(0, work.at - moment), ...data })
}
