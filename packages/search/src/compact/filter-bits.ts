import { compileFilter, type Filter } from '@caselore/core/filter'
import type { Json } from '@caselore/core/shared'
import { type Bits, createBits, invertBits, setBit } from './bits.js'
import type { Column, Columns } from './columns.js'

/**
 * The documents of a segment that meet a filter. A condition is tried on each different value of its attribute once, not on
 * each document.
 */
export function filterBits(filter: Filter, columns: Columns, count: number): Bits {
  if ('and' in filter) {
    const bits = invertBits(createBits(count), count)
    for (const part of filter.and) combine(bits, filterBits(part, columns, count), (a, b) => a & b)
    return bits
  }
  if ('or' in filter) {
    const bits = createBits(count)
    for (const part of filter.or) combine(bits, filterBits(part, columns, count), (a, b) => a | b)
    return bits
  }
  if ('not' in filter) return invertBits(filterBits(filter.not, columns, count), count)
  return conditionBits(filter, columns, count)
}

function combine(into: Bits, other: Bits, join: (a: number, b: number) => number): void {
  for (let i = 0; i < into.length; i++) into[i] = join(into[i] as number, other[i] as number)
}

function conditionBits(
  condition: Filter & { readonly field: string },
  columns: Columns,
  count: number,
): Bits {
  const attribute = condition.field.split('.')[0] as string
  const admits = compileFilter(condition)
  const holds = (value: Json | undefined) => admits(value === undefined ? {} : { [attribute]: value })
  const column = columns.get(attribute)
  if (!column) return holds(undefined) ? invertBits(createBits(count), count) : createBits(count)
  return column.codes ? codedBits(column, column.codes, holds) : numberBits(column, count, holds)
}

function codedBits(
  column: Column,
  codes: NonNullable<Column['codes']>,
  holds: (value: Json | undefined) => boolean,
): Bits {
  const bits = createBits(codes.length)
  const held = Uint8Array.from({ length: column.codeCount }, (_, code) =>
    Number(holds(column.valueFor(code))),
  )
  for (let document = 0; document < codes.length; document++)
    if (held[codes[document] as number] === 1) setBit(bits, document)
  return bits
}

function numberBits(column: Column, count: number, holds: (value: Json | undefined) => boolean): Bits {
  const bits = createBits(count)
  for (let document = 0; document < count; document++) if (holds(column.at(document))) setBit(bits, document)
  return bits
}
