import { type Storage, StorageError } from '../storage/index.js'
import { tenantLines } from './export-tenant.js'
import type { Chunk, TransferSummary } from './format.js'
import { orderedKinds, placeKinds, standardKinds } from './kinds.js'
import { createLanding } from './land-events.js'
import { type Marker, readMarker, writeMarker } from './marker.js'
import { readExport, surveyExport } from './read-export.js'
import type { TransferPieces } from './read-lines.js'
import { transferRefusals } from './refusals.js'

export interface ImportOptions {
  /** Must be the file's own tenant: each audit entry and signed checkpoint names it. */
  readonly tenant: string
  /** Opens the file from its beginning; called three times: to check all of it, to write, and to compare. */
  readonly open: () => TransferPieces
  /** The checksum that the file must have, as kept elsewhere. Without it, a file made anew by someone else passes. */
  readonly sha256?: string | undefined
  readonly signal?: AbortSignal | undefined
}

export interface ImportResult extends TransferSummary {
  /** Kinds left out because this storage numbers its feed otherwise: whoever kept their place there begins anew. */
  readonly restarted: readonly string[]
}

/**
 * Writes an export into an empty tenant and reads it back to compare. The whole file is checked before the first write;
 * what is wrong with it is refused as by `verifyExport`, or as `transfer.other_file` or `transfer.other_tenant`.
 *
 * Each chunk is one transaction. After a crash or an error, call it again with the same file: it goes on where it was.
 * `discardImport` gives up instead. Nobody may use the tenant meanwhile; nothing prevents them but the host.
 * Needs a storage with feed and bulk load (`transfer.storage_lacks`).
 */
export async function importTenant(storage: Storage, options: ImportOptions): Promise<ImportResult> {
  assertAble(storage)
  const { tenant, open, signal } = options
  const { summary, token } = await surveyExport(open())
  assertMeant(summary, options)
  const marker = await begin(storage, tenant, summary)
  const load = `transfer:${summary.sha256}:${marker.attempt}`
  const feed = createLanding(storage, tenant)
  const restarted = new Set<string>()
  for await (const { part, content } of readExport(open())) {
    if (signal?.aborted) throw new StorageError('storage.aborted')
    if (part !== 'chunk') continue
    if ('events' in content) await feed.land(content.events)
    // Places come last in the file, when it is known whether the events have the same ones here.
    else if (placeKinds.includes(content.kind) && feed.token() !== token) restarted.add(content.kind)
    else await loadRows(storage, tenant, load, content)
  }
  await compareWith(storage, options, summary, restarted.size > 0)
  await writeMarker(storage, tenant, { ...marker, state: 'done' })
  return { ...summary, restarted: [...restarted] }
}

function assertAble({ changes, bulkLoad }: Storage): void {
  const feature = !changes ? 'feed' : !bulkLoad && 'bulkLoad'
  if (feature) throw transferRefusals.error('transfer.storage_lacks', { details: { feature } })
}

function assertMeant(summary: TransferSummary, { tenant, sha256 }: ImportOptions): void {
  if (sha256 !== undefined && sha256 !== summary.sha256)
    throw transferRefusals.error('transfer.other_file', { details: { sha256: summary.sha256 } })
  if (tenant !== summary.tenant)
    throw transferRefusals.error('transfer.other_tenant', { details: { tenant: summary.tenant } })
}

async function begin(storage: Storage, tenant: string, { sha256, rows }: TransferSummary): Promise<Marker> {
  const marker = await readMarker(storage, tenant)
  if (marker.state === 'running') {
    if (marker.sha256 === sha256) return marker
    throw transferRefusals.error('transfer.other_import', { details: { sha256: marker.sha256 } })
  }
  const kinds = Object.keys(rows)
  await assertEmpty(storage, tenant, kinds)
  return writeMarker(storage, tenant, {
    ...marker,
    state: 'running',
    sha256,
    kinds,
    attempt: marker.attempt + 1,
  })
}

async function assertEmpty(storage: Storage, tenant: string, kinds: readonly string[]): Promise<void> {
  const events = await storage.changes?.(null, { tenant, limit: 1, kept: true })
  let isEmpty = events?.events.length === 0
  for (const kind of [...placeKinds, 'audit', ...orderedKinds([...standardKinds, ...kinds])])
    isEmpty &&= (await storage.query({ kind, limit: 1 }, { tenant })).rows.length === 0
  if (!isEmpty) throw transferRefusals.error('transfer.not_empty')
}

async function loadRows(
  storage: Storage,
  tenant: string,
  load: string,
  { chunk, kind, rows }: Extract<Chunk, { kind: string }>,
): Promise<void> {
  await storage.bulkLoad?.({
    tenant,
    load,
    sequence: chunk,
    rows: rows.map(({ id, version, doc }) => ({ kind, id, version, doc })),
  })
}

/** Reads the import back as an export and holds it to the file, line by line. */
async function compareWith(
  storage: Storage,
  { tenant, open, signal }: ImportOptions,
  { rows }: TransferSummary,
  isWithoutPlaces: boolean,
): Promise<void> {
  const written = readExport(tenantLines(storage, { tenant, kinds: Object.keys(rows), signal }))
  try {
    for await (const { part, content, sha256 } of readExport(open())) {
      const isPlace = part === 'trailer' || ('kind' in content && placeKinds.includes(content.kind))
      if (isWithoutPlaces && isPlace) return
      const back = await written.next()
      if (back.done || back.value.sha256 !== sha256) throw notVerified(content)
    }
  } finally {
    await written.return(undefined)
  }
}

const notVerified = (content: object) =>
  transferRefusals.error('transfer.not_verified', {
    details: 'chunk' in content ? { chunk: Number(content.chunk) } : {},
  })
