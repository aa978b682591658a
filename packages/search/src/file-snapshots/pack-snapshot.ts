import type { KeptSnapshot } from '../snapshots/index.js'

// “CSN1”: the form of the file, not the engine’s version.
const magic = 0x314e5343
const aligned = (offset: number): number => (offset + 7) & ~7

/** One file: magic, length of a JSON head, the head, and then each buffer from a place that typed arrays can lie at. */
export function packSnapshot({ snapshot, token }: KeptSnapshot): Uint8Array[] {
  const { buffers = [], ...rest } = snapshot
  const head = new TextEncoder().encode(
    JSON.stringify({ snapshot: rest, token, lengths: buffers.map(({ byteLength }) => byteLength) }),
  )
  const start = new Uint8Array(aligned(8 + head.length))
  new Uint32Array(start.buffer, 0, 2).set([magic, head.length])
  start.set(head, 8)
  return [
    start,
    ...buffers.flatMap((buffer) => [
      new Uint8Array(buffer),
      new Uint8Array(aligned(buffer.byteLength) - buffer.byteLength),
    ]),
  ]
}

/** What was packed; undefined for what is cut off or no such file. */
export function unpackSnapshot(file: Uint8Array): KeptSnapshot | undefined {
  if (file.byteLength < 8) return undefined
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength)
  const length = view.getUint32(4, true)
  if (view.getUint32(0, true) !== magic || 8 + length > file.byteLength) return undefined
  const head: unknown = parsed(new TextDecoder().decode(file.subarray(8, 8 + length)))
  if (!isHead(head)) return undefined
  let at = aligned(8 + length)
  const buffers: ArrayBuffer[] = []
  for (const size of head.lengths) {
    if (at + size > file.byteLength) return undefined
    // Not the file’s own slice: Node’s is a view.
    buffers.push(new Uint8Array(file.subarray(at, at + size)).buffer)
    at += aligned(size)
  }
  return { snapshot: { ...head.snapshot, ...(buffers.length > 0 ? { buffers } : {}) }, token: head.token }
}

interface Head extends KeptSnapshot {
  readonly lengths: readonly number[]
}

function isHead(head: unknown): head is Head {
  if (typeof head !== 'object' || head === null) return false
  const { snapshot, token, lengths } = head as Partial<Head>
  return (
    typeof token === 'string' &&
    typeof snapshot?.engine === 'string' &&
    typeof snapshot.version === 'string' &&
    Array.isArray(lengths) &&
    lengths.every((size) => Number.isSafeInteger(size) && size >= 0)
  )
}

/** Undefined for what is no JSON: a damaged head. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
