import type { Token } from '../storage/index.js'
import {
  type Chunk,
  formatVersion,
  type Header,
  lineHash,
  type Trailer,
  type TransferSummary,
} from './format.js'
import { damaged, type Line, readLines, type TransferPieces } from './read-lines.js'
import { transferRefusals } from './refusals.js'

/** A line that was found to be whole and in its place, with its hash. */
export type Part =
  | { readonly part: 'header'; readonly content: Header; readonly sha256: string }
  | { readonly part: 'chunk'; readonly content: Chunk; readonly sha256: string }
  | { readonly part: 'trailer'; readonly content: Trailer; readonly sha256: string }

/** Each line of an export, checked before it is given out; the trailer is given out only when nothing follows. */
export async function* readExport(pieces: TransferPieces): AsyncGenerator<Part> {
  const counts = { chunks: 0, events: 0, rows: {} as Record<string, number> }
  let previous: string | undefined
  let trailer: Part | undefined
  let last = 0
  for await (const line of readLines(pieces)) {
    if (trailer) throw damaged(line.number)
    const part = previous === undefined ? readHeader(line) : readContent(line, counts.chunks + 1)
    if ((await lineHash(previous ?? '', part.content)) !== part.sha256) throw damaged(line.number)
    previous = part.sha256
    last = line.number
    if (part.part === 'chunk') count(counts, part.content)
    if (part.part === 'trailer') trailer = part
    else yield part
  }
  if (previous === undefined) throw transferRefusals.error('transfer.not_an_export')
  if (!trailer) throw transferRefusals.error('transfer.truncated', { details: { line: last } })
  if (!agrees(trailer.content as Trailer, counts)) throw damaged(last)
  yield trailer
}

/**
 * Reads an export through without a storage and answers what it holds, or refuses what is wrong with it: `transfer.not_an_export`,
 * `transfer.newer_format`, `transfer.damaged`, `transfer.out_of_order` or `transfer.truncated`, with the line.
 */
export const verifyExport = async (pieces: TransferPieces): Promise<TransferSummary> =>
  (await surveyExport(pieces)).summary

/** The same, with the feed's last place where the export was made. */
export async function surveyExport(
  pieces: TransferPieces,
): Promise<{ readonly summary: TransferSummary; readonly token: Token | null }> {
  let tenant = ''
  for await (const { part, content, sha256 } of readExport(pieces)) {
    if (part === 'header') tenant = content.tenant
    if (part !== 'trailer') continue
    const { chunks, rows, events, token } = content
    return { summary: { tenant, chunks, rows, events, sha256 }, token }
  }
  throw new Error('a whole export ends in its trailer')
}

function readHeader(line: Line): Part {
  const parsed = parse(line)
  if (parsed?.caselore !== 'tenant-export' || typeof parsed.tenant !== 'string')
    throw transferRefusals.error('transfer.not_an_export')
  const { format, contract } = parsed
  if (typeof format !== 'number' || typeof contract !== 'number') throw damaged(line.number)
  if (format > formatVersion || contract > 1)
    throw transferRefusals.error('transfer.newer_format', { details: { format, contract } })
  return split(parsed, 'header')
}

function readContent(line: Line, expected: number): Part {
  const parsed = parse(line)
  if (!parsed) throw damaged(line.number)
  if (parsed.end === true) {
    assertNext(line, expected, Number(parsed.chunks) + 1)
    return split(parsed, 'trailer')
  }
  const isRows = typeof parsed.kind === 'string' && Array.isArray(parsed.rows)
  if (typeof parsed.chunk !== 'number' || isRows === Array.isArray(parsed.events)) throw damaged(line.number)
  assertNext(line, expected, parsed.chunk)
  return split(parsed, 'chunk')
}

function assertNext({ number }: Line, expected: number, found: number): void {
  if (found === expected) return
  if (!Number.isSafeInteger(found)) throw damaged(number)
  throw transferRefusals.error('transfer.out_of_order', { details: { line: number, expected, found } })
}

type Parsed = { readonly [field: string]: unknown }

/** The shape beyond what was looked at is held by the checksum, and by the storage at the door. */
const split = ({ sha256, ...content }: Parsed, part: Part['part']): Part =>
  ({ part, content, sha256: String(sha256) }) as unknown as Part

function parse({ text }: Line): Parsed | undefined {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Parsed)
      : undefined
  } catch {
    return undefined
  }
}

type Counts = { chunks: number; events: number; readonly rows: Record<string, number> }

function count(counts: Counts, chunk: Chunk): void {
  counts.chunks++
  if ('rows' in chunk) counts.rows[chunk.kind] = (counts.rows[chunk.kind] ?? 0) + chunk.rows.length
  else counts.events += chunk.events.length
}

const agrees = ({ events, rows }: Trailer, counts: Counts): boolean =>
  events === counts.events &&
  JSON.stringify(Object.entries(rows).sort()) === JSON.stringify(Object.entries(counts.rows).sort())
