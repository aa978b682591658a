import { canonicalJson, type JsonObject, sha256Hex } from '../shared/index.js'
import type { EventInput, Token } from '../storage/index.js'

/** Grows when an older reader would misread a file. */
export const formatVersion = 1

/** The file's first line. Nothing in it depends on when or where the export is made, so that equal tenants give equal files. */
export interface Header {
  readonly caselore: 'tenant-export'
  readonly format: number
  readonly contract: number
  readonly tenant: string
}

export interface TransferRow {
  readonly id: string
  readonly version: number
  readonly doc: JsonObject
}

/** One line of content, numbered from 1: rows of one kind by id, or events in the feed's order. */
export type Chunk =
  | { readonly chunk: number; readonly kind: string; readonly rows: readonly TransferRow[] }
  | { readonly chunk: number; readonly events: readonly EventInput[] }

/** The file's last line. */
export interface Trailer {
  readonly end: true
  readonly chunks: number
  readonly rows: Readonly<Record<string, number>>
  readonly events: number
  /** Of the last event where the export was made: tells an import whether places in the feed mean the same there. */
  readonly token: Token | null
}

/** What a file holds. `sha256` vouches for all of it; keep it elsewhere, and give it to the import. */
export interface TransferSummary {
  readonly tenant: string
  readonly chunks: number
  /** Rows by kind. */
  readonly rows: Readonly<Record<string, number>>
  readonly events: number
  readonly sha256: string
}

/**
 * The hash of a line: SHA-256 of the hash before it, a line feed, and the line's canonical JSON without `sha256`. WebCrypto
 * takes no text in pieces, so the chain of lines is the checksum of the whole, and memory holds one line.
 */
export const lineHash = (previous: string, content: Header | Chunk | Trailer): Promise<string> =>
  sha256Hex(`${previous}\n${canonicalJson(content)}`)

export const lineOf = (content: Header | Chunk | Trailer, sha256: string): string =>
  `${canonicalJson({ ...content, sha256 })}\n`
