import { type ByteReader, type ByteWriter, readVarint } from './bytes.js'

type Text = string | readonly string[]

/*
 * A document's texts: how many fields; for each its number, how many items (0: one plain text, n + 1: a list of n) and the
 * items, each as twice its length in UTF-16 units plus 1 when a unit takes two bytes. Two bytes a Han character where
 * UTF-8 would take three.
 */
export function writeTexts(writer: ByteWriter, texts: readonly (Text | undefined)[]): void {
  writer.varint(texts.reduce<number>((count, text) => count + Number(text !== undefined), 0))
  texts.forEach((text, field) => {
    if (text === undefined) return
    writer.varint(field)
    writer.varint(typeof text === 'string' ? 0 : text.length + 1)
    for (const item of typeof text === 'string' ? [text] : text) writeItem(writer, item)
  })
}

function writeItem(writer: ByteWriter, item: string): void {
  let wide = 0
  for (let i = 0; i < item.length && wide === 0; i++) wide = Number(item.charCodeAt(i) > 255)
  writer.varint(item.length * 2 + wide)
  writer.units(item, wide === 1)
}

/** The text of one field, or undefined; `start` is where the document's texts begin. */
export function readText(bytes: Uint8Array, start: number, wanted: number): Text | undefined {
  const reader = { at: start }
  for (let left = readVarint(bytes, reader); left > 0; left--) {
    const field = readVarint(bytes, reader)
    const count = readVarint(bytes, reader)
    if (field === wanted) {
      if (count === 0) return readItem(bytes, reader)
      return Array.from({ length: count - 1 }, () => readItem(bytes, reader))
    }
    for (let i = Math.max(1, count - 1); i > 0 && count !== 1; i--) skipItem(bytes, reader)
  }
  return undefined
}

function skipItem(bytes: Uint8Array, reader: ByteReader): void {
  const head = readVarint(bytes, reader)
  reader.at += (head >>> 1) << (head & 1)
}

const chunk = 4096

function readItem(bytes: Uint8Array, reader: ByteReader): string {
  const head = readVarint(bytes, reader)
  const length = head >>> 1
  const step = 1 + (head & 1)
  let text = ''
  for (let done = 0; done < length; ) {
    const units = new Uint16Array(Math.min(chunk, length - done))
    for (let i = 0; i < units.length; i++, reader.at += step)
      units[i] = (bytes[reader.at] as number) | (step === 2 ? (bytes[reader.at + 1] as number) << 8 : 0)
    text += String.fromCharCode(...units)
    done += units.length
  }
  return text
}
