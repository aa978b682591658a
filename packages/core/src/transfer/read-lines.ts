import { transferRefusals } from './refusals.js'

/** The file's bytes or text in pieces of any size: a stream of Node or of the web, or the lines of an export. */
export type TransferPieces = AsyncIterable<string | Uint8Array> | Iterable<string | Uint8Array>

/** Far above a chunk of the largest documents that a storage takes; no file makes a reader hold more. */
const longestLine = 256 * 1024 * 1024

export interface Line {
  readonly text: string
  readonly number: number
}

/** The lines, each of which must end in a line feed; what is not UTF-8 is refused as damaged. */
export async function* readLines(pieces: TransferPieces): AsyncGenerator<Line> {
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
  let number = 0
  let parts: string[] = []
  let length = 0
  for await (const piece of pieces) {
    let text = typeof piece === 'string' ? piece : decode(decoder, piece, number + 1)
    for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n')) {
      yield { text: parts.join('') + text.slice(0, at), number: ++number }
      parts = []
      length = 0
      text = text.slice(at + 1)
    }
    parts.push(text)
    length += text.length
    if (length > longestLine) throw damaged(number + 1)
  }
  // A character cut off at the very end is only seen when the decoder is told that nothing follows.
  parts.push(decode(decoder, new Uint8Array(0), number + 1, false))
  if (parts.join('') !== '') throw transferRefusals.error('transfer.truncated', { details: { line: number } })
}

export const damaged = (line: number) => transferRefusals.error('transfer.damaged', { details: { line } })

function decode(decoder: TextDecoder, piece: Uint8Array, line: number, stream = true): string {
  try {
    return decoder.decode(piece, { stream })
  } catch {
    throw damaged(line)
  }
}
