import type { JsonObject } from '../shared/index.js'
import type { EventInput, Storage, Token } from '../storage/index.js'
import {
  type Chunk,
  formatVersion,
  type Header,
  lineHash,
  lineOf,
  type Trailer,
  type TransferRow,
} from './format.js'
import { markerKey, orderedKinds, placeKinds, standardKinds } from './kinds.js'
import { transferRefusals } from './refusals.js'
import { allEvents, allRows, chunked } from './walk.js'

export interface ExportOptions {
  readonly tenant: string
  /** Kinds that the host keeps besides Caselore's own. Those that events or audit entries name are found without it. */
  readonly kinds?: readonly string[] | undefined
  readonly signal?: AbortSignal | undefined
}

/**
 * One tenant as the lines of one file, each ending in a line feed, with a checksum each and one of the whole: rows with their
 * versions (the audit chain, claims, counters and receipts are rows), then the events in their order. Holds about one
 * megabyte, or one document, at a time. Equal tenants give equal files, byte for byte, from whichever storage.
 *
 * Must not be written to meanwhile: `transfer.changed_meanwhile` then, before the last line, so that the file cannot be
 * imported. Not in it: results of unfinished commits (idempotency keys of the port) and progress of bulk loads.
 *
 * It asks no policy. It is for who may read the database itself.
 *
 * @example
 * ```ts
 * await pipeline(Readable.from(exportTenant(storage, { tenant: 'acme' })), createWriteStream('acme.ndjson'))
 * ```
 */
export async function* exportTenant(storage: Storage, options: ExportOptions): AsyncGenerator<string> {
  await assertFinished(storage, options)
  yield* tenantLines(storage, options)
}

/** The lines, also of a tenant whose import waits to be verified. */
export async function* tenantLines(storage: Storage, options: ExportOptions): AsyncGenerator<string> {
  const { tenant } = options
  const header: Header = {
    caselore: 'tenant-export',
    format: formatVersion,
    contract: storage.contract,
    tenant,
  }
  let sha256 = await lineHash('', header)
  yield lineOf(header, sha256)
  const rows: Record<string, number> = {}
  let events = 0
  let chunk = 0
  const place = await standing(storage, options)
  for await (const content of contents(storage, options, place)) {
    const line = { chunk: ++chunk, ...content } satisfies Chunk
    if ('kind' in line) rows[line.kind] = (rows[line.kind] ?? 0) + line.rows.length
    else events += line.events.length
    sha256 = await lineHash(sha256, line)
    yield lineOf(line, sha256)
  }
  const trailer: Trailer = { end: true, chunks: chunk, rows, events, token: place.token }
  yield lineOf(trailer, await lineHash(sha256, trailer))
}

async function assertFinished(storage: Storage, { tenant, signal }: ExportOptions): Promise<void> {
  const [marker] = await storage.get([markerKey], { tenant, signal })
  if (marker?.doc.state === 'running') throw transferRefusals.error('transfer.unfinished')
}

type Content = { kind: string; rows: TransferRow[] } | { events: EventInput[] }

async function* contents(
  storage: Storage,
  options: ExportOptions,
  before: Standing,
): AsyncGenerator<Content> {
  const kinds = new Set([...standardKinds, ...(options.kinds ?? []), ...before.kinds])
  for await (const part of rowsOf(storage, 'audit', options)) {
    for (const { doc } of part.rows) kinds.add(String((doc.target as JsonObject | undefined)?.kind))
    yield part
  }
  for (const kind of orderedKinds(kinds)) yield* rowsOf(storage, kind, options)
  for await (const events of chunked(allEvents(storage, options)))
    yield { events: events.map(({ position: _, ...event }) => event) }
  for (const kind of placeKinds) yield* rowsOf(storage, kind, options)
  const after = await standing(storage, options)
  if (after.token !== before.token || after.head !== before.head)
    throw transferRefusals.error('transfer.changed_meanwhile')
}

async function* rowsOf(storage: Storage, kind: string, options: ExportOptions) {
  for await (const rows of chunked(allRows(storage, kind, options)))
    yield { kind, rows: rows.map(({ id, version, doc }): TransferRow => ({ id, version, doc })) }
}

interface Standing {
  /** What events are about. */
  readonly kinds: ReadonlySet<string>
  /** Of the last event. */
  readonly token: Token | null
  readonly head: number | undefined
}

/** How far the tenant has come: each of the desk's commits moves the audit chain's head or adds events. */
async function standing(storage: Storage, options: ExportOptions): Promise<Standing> {
  const kinds = new Set<string>()
  let token: Token | null = null
  for await (const { aggregate, position } of allEvents(storage, options)) {
    kinds.add(aggregate.kind)
    token = position
  }
  const { tenant, signal } = options
  const [head] = await storage.get([{ kind: 'audit_head', id: 'head' }], { tenant, signal })
  return { kinds, token, head: head?.version }
}
