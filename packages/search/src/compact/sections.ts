type View = Uint8Array | Uint16Array | Uint32Array | Float64Array

const kinds = { u8: Uint8Array, u16: Uint16Array, u32: Uint32Array, f64: Float64Array } as const
type Kind = keyof typeof kinds

/** Named typed arrays; what a segment is made of. */
export type Sections = { readonly [name: string]: View }

const magic = 0x4c534343
const aligned = (offset: number): number => (offset + 7) & ~7

/** Lays typed arrays into one buffer behind a small table of contents, so that reading it back copies nothing. */
export function packSections(sections: Sections): ArrayBuffer {
  const steps = packInSteps(sections)
  let step = steps.next()
  while (!step.done) step = steps.next()
  return step.value
}

// Copying so much into new memory takes about a millisecond.
const stretch = 1 << 20

/** {@link packSections} with a pause after each so many bytes. */
export function* packInSteps(sections: Sections): Generator<number, ArrayBuffer> {
  let offset = 0
  const contents = Object.entries(sections).map(([name, view]) => {
    const entry = [name, kindOf(view), offset, view.length] as const
    offset = aligned(offset + view.byteLength)
    return entry
  })
  const head = new TextEncoder().encode(JSON.stringify(contents))
  const start = aligned(8 + head.length)
  const buffer = new ArrayBuffer(start + offset)
  new Uint32Array(buffer, 0, 2).set([magic, head.length])
  new Uint8Array(buffer).set(head, 8)
  for (const [name, , at] of contents) {
    const { buffer: from, byteOffset, byteLength } = sections[name] as View
    const into = new Uint8Array(buffer, start + at, byteLength)
    for (let done = 0; done < byteLength; done += stretch) {
      into.set(new Uint8Array(from, byteOffset + done, Math.min(stretch, byteLength - done)), done)
      if (byteLength > stretch) yield Math.min(stretch, byteLength - done)
    }
  }
  return buffer
}

/** The typed arrays of a packed buffer, as views on it. Throws on anything else. */
export function openSections(buffer: ArrayBuffer): Sections {
  const [found, length = 0] = new Uint32Array(buffer, 0, 2)
  if (found !== magic) throw new Error('not a packed segment')
  const contents: unknown = JSON.parse(new TextDecoder().decode(new Uint8Array(buffer, 8, length)))
  const start = aligned(8 + length)
  const sections: { [name: string]: View } = Object.create(null)
  for (const [name, kind, at, count] of contents as [string, Kind, number, number][])
    sections[name] = new kinds[kind](buffer, start + at, count)
  return sections
}

const kindOf = (view: View): Kind =>
  view instanceof Uint8Array
    ? 'u8'
    : view instanceof Uint16Array
      ? 'u16'
      : view instanceof Uint32Array
        ? 'u32'
        : 'f64'
