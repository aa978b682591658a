import type { CaseEntry, Ticket } from '../../schema/index.js'
import type { EventInput, Row } from '../../storage/index.js'
import type { DeskContext } from '../context.js'
import type { Work } from '../work.js'
import type { ClockedKind } from './due.js'
import { type DueIndex, dueIndex } from './due-index.js'

/**
 * Lays the record’s next moments into the work, from what happened before and what the work adds: part of every command
 * that may bring one forward. One that comes later than stored is found when it does not come.
 */
export function storeDueIndex<Doc extends Ticket | CaseEntry>(
  desk: DeskContext,
  work: Work,
  row: Row<Doc>,
  past: readonly EventInput[],
): Row<Doc> {
  const fresh = work.events.filter(({ aggregate }) => aggregate.kind === row.kind && aggregate.id === row.id)
  const kind = row.kind as ClockedKind
  const index = dueIndex(desk, { kind, doc: row.doc, events: [...past, ...fresh], now: work.at })
  if (isStored(row.doc, kind, index)) return row
  return work.change(row, (draft) => {
    for (const name of namesOf[kind]) {
      const moment = index[name]
      if (moment === undefined) delete (draft as Ticket)[name]
      else (draft as Ticket)[name] = moment
    }
  })
}

const namesOf = { ticket: ['dueAt', 'wakeAt'], case: ['wakeAt'] } as const

/** Whether a record has the moments that it should have. */
export const isStored = (doc: object, kind: ClockedKind, index: DueIndex): boolean =>
  namesOf[kind].every((name) => (doc as Partial<DueIndex>)[name] === index[name])
