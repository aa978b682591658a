import type { Json, JsonObject } from '@caselore/core/shared'
import { type PackedStrings, packedCount, packStrings, stringAt } from './packed-strings.js'
import type { Sections } from './sections.js'

type Codes = Uint8Array | Uint16Array | Uint32Array

/** One attribute of every document: as numbers (NaN where missing), or as codes of the different values (0 where missing). */
export interface Column {
  readonly numbers?: Float64Array
  readonly codes?: Codes
  /** How many different values there are, plus one for missing. */
  readonly codeCount: number
  valueFor(code: number): Json | undefined
  at(document: number): Json | undefined
}

/** The columns of a segment by top-level attribute. */
export type Columns = ReadonlyMap<string, Column>

/** The top-level attributes that a schema's paths begin with; nothing else can be asked for. */
export const columnNames = (paths: Iterable<string>): string[] =>
  [...new Set(Array.from(paths, (path) => path.split('.')[0] ?? ''))].sort()

/** Lays one attribute of so many documents out, as sections of a segment. Without any value: no sections. */
function packColumn(name: string, values: readonly (Json | undefined)[]): Sections {
  const present = values.filter((value) => value !== undefined)
  if (present.length === 0) return {}
  if (present.every((value) => typeof value === 'number'))
    return {
      [`n:${name}`]: Float64Array.from(values, (value) => (value as number | undefined) ?? Number.NaN),
    }
  const coder = createCoder()
  return coder.pack(
    name,
    Uint32Array.from(values, (value) => coder.codeOf(value)),
  )
}

/** Where the documents of a merged segment come from. */
export interface Order {
  readonly sources: Uint16Array
  readonly documents: Uint32Array
  count: number
}

/** {@link packColumn} of several columns’ documents in a new order. */
export function mergeColumn(name: string, parts: readonly (Column | undefined)[], order: Order): Sections {
  if (parts.every((part) => part?.codes === undefined)) {
    const numbers = new Float64Array(order.count)
    for (let i = 0; i < order.count; i++)
      numbers[i] = parts[order.sources[i] as number]?.numbers?.[order.documents[i] as number] ?? Number.NaN
    return numbers.some((number) => !Number.isNaN(number)) ? { [`n:${name}`]: numbers } : {}
  }
  const coder = createCoder()
  const known = parts.map((part) => new Int32Array(part?.codeCount ?? 0).fill(-1))
  const codes = new Uint32Array(order.count)
  for (let i = 0; i < order.count; i++) {
    const source = order.sources[i] as number
    const document = order.documents[i] as number
    const part = parts[source]
    const code = part?.codes?.[document]
    if (code === undefined) {
      codes[i] = coder.codeOf(part?.at(document))
      continue
    }
    const codesOfPart = known[source] as Int32Array
    if ((codesOfPart[code] as number) < 0) codesOfPart[code] = coder.codeOf(part?.valueFor(code))
    codes[i] = codesOfPart[code] as number
  }
  return coder.pack(name, codes)
}

/** Gives each different value a number from 1 on. */
function createCoder() {
  const known = new Map<string, number>()
  return {
    codeOf(value: Json | undefined): number {
      if (value === undefined) return 0
      const text = JSON.stringify(value)
      const code = known.get(text) ?? known.size + 1
      known.set(text, code)
      return code
    },
    pack(name: string, codes: Uint32Array): Sections {
      const { offsets, bytes } = packStrings([...known.keys()])
      const Type = known.size < 256 ? Uint8Array : known.size < 65_536 ? Uint16Array : Uint32Array
      return { [`c:${name}`]: Type.from(codes), [`o:${name}`]: offsets, [`d:${name}`]: bytes }
    },
  }
}

export const packColumns = (names: readonly string[], rows: readonly JsonObject[]): Sections =>
  Object.assign(
    {},
    ...names.map((name) =>
      packColumn(
        name,
        rows.map((row) => (Object.hasOwn(row, name) ? row[name] : undefined)),
      ),
    ),
  )

export function openColumns(sections: Sections): Columns {
  const columns = new Map<string, Column>()
  for (const [name, view] of Object.entries(sections)) {
    const kind = name.slice(0, 2)
    const attribute = name.slice(2)
    if (kind === 'n:') columns.set(attribute, numberColumn(view as Float64Array))
    if (kind === 'c:') {
      const dictionary = {
        offsets: sections[`o:${attribute}`] as Uint32Array,
        bytes: sections[`d:${attribute}`] as Uint8Array,
      }
      columns.set(attribute, codedColumn(view as Codes, dictionary))
    }
  }
  return columns
}

function numberColumn(numbers: Float64Array): Column {
  const at = (document: number) => {
    const value = numbers[document] as number
    return Number.isNaN(value) ? undefined : value
  }
  return { numbers, codeCount: 0, valueFor: () => undefined, at }
}

function codedColumn(codes: Codes, dictionary: PackedStrings): Column {
  // Read when first asked for: opening a snapshot parses nothing.
  const parsed: (Json | undefined)[] = []
  const valueFor = (code: number): Json | undefined => {
    if (code === 0) return undefined
    parsed[code] ??= JSON.parse(stringAt(dictionary, code - 1)) as Json
    return parsed[code]
  }
  return {
    codes,
    codeCount: packedCount(dictionary) + 1,
    valueFor,
    at: (document) => valueFor(codes[document] as number),
  }
}
