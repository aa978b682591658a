import type { JsonObject } from '@caselore/core/shared'
import {
  type ChangePage,
  type CheckedQuery,
  type EventInput,
  formatPosition,
  type PlainPage,
  type Row,
  type StoredEvent,
  type Token,
} from '@caselore/core/storage'

/** A row as the statements of `pageSql` answer it. Whole numbers come as text from some drivers. */
export interface FoundRow {
  readonly id: string
  readonly version: number | string
  readonly doc: string
  /** In a page along a column: whether the kind has records without a value there. */
  readonly gaps?: boolean | number
}

export interface FoundEvent {
  readonly n: number | string
  readonly id: string
  readonly type: string
  readonly aggregate_kind: string
  readonly aggregate_id: string
  readonly version: number | string
  readonly at: number | string
  readonly actor: string
  readonly data: string
}

export const toRow = (kind: string, { id, version, doc }: FoundRow): Row => ({
  kind,
  id,
  version: Number(version),
  doc: JSON.parse(doc) as JsonObject,
})

/** The page out of its rows, of which one more than the limit was asked for, to tell whether there is more. */
export const toPage = ({ kind, limit }: CheckedQuery, found: readonly FoundRow[]): PlainPage => ({
  rows: found.slice(0, limit).map((row) => toRow(kind, row)),
  more: found.length > limit,
})

/** The same for events after a token; where nothing came, the token stays where it was. */
export function toChangePage(found: readonly FoundEvent[], after: Token | null, limit: number): ChangePage {
  const events = found.slice(0, limit).map(toEvent)
  return {
    events,
    token: events.at(-1)?.position ?? after ?? formatPosition(0),
    more: found.length > limit,
  }
}

const toEvent = (found: FoundEvent): StoredEvent => ({
  id: found.id,
  type: found.type,
  aggregate: { kind: found.aggregate_kind, id: found.aggregate_id },
  version: Number(found.version),
  at: Number(found.at),
  actor: found.actor,
  data: JSON.parse(found.data) as JsonObject,
  position: formatPosition(Number(found.n)),
})

/** An event's values in the order of the columns of `caselore_events`. */
export const eventValues = (tenant: string, n: number, event: EventInput): (string | number)[] => [
  tenant,
  n,
  event.id,
  event.type,
  event.aggregate.kind,
  event.aggregate.id,
  event.version,
  event.at,
  event.actor,
  JSON.stringify(event.data),
]
