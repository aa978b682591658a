import { compareCodePoints } from '@caselore/core/filter'
import { bm25, editDistance } from '@caselore/search/engine'

/** What `JSON.parse` gives: the stand-in reads requests as loosely as a server must. */
type Json = ReturnType<typeof JSON.parse>
export type Body = Record<string, Json>

export interface StoredRow {
  readonly id: string
  readonly routing: string
  readonly version: number
  readonly source: Body
}

/** The rows of an index that were refreshed, and which of their fields are texts. */
export interface Corpus {
  readonly rows: readonly StoredRow[]
  isText(field: string): boolean
}

/** What a row has in a field: the words of a text with repeats, the values of a keyword. */
export function tokensOf(corpus: Corpus, { source }: StoredRow, field: string): string[] {
  const [outer = '', ...inner] = field.split('.')
  const value = inner.length > 0 ? source[outer]?.[inner.join('.')] : source[outer]
  if (value === undefined || value === null) return []
  if (corpus.isText(field)) return String(value).split(' ')
  return (Array.isArray(value) ? value : [value]).map(String)
}

/** The score of a row under a query, `undefined` where it does not match; names of queries that matched are noted. */
export function evaluate(
  query: Body,
  row: StoredRow,
  corpus: Corpus,
  names: Set<string>,
): number | undefined {
  const [kind, ...others] = Object.keys(query)
  if (kind === undefined || others.length > 0)
    throw new Error(`a query of one kind, not ${JSON.stringify(query)}`)
  const rule = queries[kind]
  if (!rule) throw new Error(`no such query here: ${kind}`)
  return rule(query[kind] as Body, row, corpus, names)
}

type Rule = (body: Body, row: StoredRow, corpus: Corpus, names: Set<string>) => number | undefined

const only = (body: Body): [string, Body] => Object.entries(body)[0] as [string, Body]
const sum = (values: readonly number[]) => values.reduce((all, one) => all + one, 0)

interface Words {
  readonly times: ReadonlyMap<string, number>
  readonly length: number
}

const counted = new WeakMap<StoredRow, Map<string, Words>>()

/** How often a row has each word of a text; worked out once. */
function wordsOf(corpus: Corpus, row: StoredRow, field: string): Words {
  const own = counted.get(row) ?? new Map<string, Words>()
  counted.set(row, own)
  const known = own.get(field)
  if (known) return known
  const tokens = tokensOf(corpus, row, field)
  const times = new Map<string, number>()
  for (const token of tokens) times.set(token, (times.get(token) ?? 0) + 1)
  const made = { times, length: tokens.length }
  own.set(field, made)
  return made
}

function meanLength(corpus: Corpus, field: string): number {
  const lengths = corpus.rows.map((row) => wordsOf(corpus, row, field).length).filter((length) => length > 0)
  return sum(lengths) / lengths.length
}

/** The scripted similarity of our mapping; a keyword scores its boost. */
function score(
  corpus: Corpus,
  row: StoredRow,
  field: string,
  wanted: string | ((token: string) => boolean),
  boost = 1,
): number | undefined {
  const { times, length } = wordsOf(corpus, row, field)
  const found =
    typeof wanted === 'string' ? (times.has(wanted) ? [wanted] : []) : [...times.keys()].filter(wanted)
  if (found.length === 0) return undefined
  if (!corpus.isText(field)) return boost
  const mean = meanLength(corpus, field)
  return sum(
    found.map((token) => {
      const freq = times.get(token) ?? 0
      return (boost * (bm25.k + 1) * freq) / (freq + bm25.k * (1 - bm25.b + (bm25.b * length) / mean))
    }),
  )
}

const bounds: Readonly<Record<string, (order: number) => boolean>> = {
  gt: (order) => order > 0,
  gte: (order) => order >= 0,
  lt: (order) => order < 0,
  lte: (order) => order <= 0,
}

const queries: Readonly<Record<string, Rule>> = {
  match_all: () => 1,
  match_none: () => undefined,
  term(body, row, corpus) {
    const [field, { value, boost }] = only(body)
    return score(corpus, row, field, value, boost)
  },
  terms(body, row, corpus) {
    const [field, values] = only(body)
    return score(corpus, row, field, (token) => (values as unknown as string[]).includes(token))
  },
  prefix(body, row, corpus) {
    const [field, { value, boost }] = only(body)
    return score(corpus, row, field, (token) => token.startsWith(value), boost)
  },
  fuzzy(body, row, corpus) {
    const [field, { value, boost, fuzziness, prefix_length }] = only(body)
    const [lead, rest] = [value.slice(0, prefix_length), value.slice(prefix_length)]
    const isNear = (token: string) =>
      token.startsWith(lead) && editDistance(rest, token.slice(prefix_length), fuzziness) !== undefined
    return score(corpus, row, field, isNear, boost)
  },
  range(body, row, corpus) {
    const [field, limits] = only(body)
    const isWithin = (token: string) =>
      Object.entries(limits).every(([name, limit]) => bounds[name]?.(compareCodePoints(token, limit)))
    return score(corpus, row, field, isWithin)
  },
  exists: ({ field }, row, corpus) => (tokensOf(corpus, row, field).length > 0 ? 1 : undefined),
  constant_score: ({ filter, boost }, row, corpus, names) =>
    evaluate(filter, row, corpus, names) === undefined ? undefined : boost,
  function_score({ query, min_score }, row, corpus, names) {
    const found = evaluate(query, row, corpus, names)
    return found === undefined || found < min_score ? undefined : found
  },
  bool(
    { filter = [], must = [], should = [], must_not = [], minimum_should_match, _name },
    row,
    corpus,
    names,
  ) {
    const run = (some: Body[]) => some.map((one) => evaluate(one, row, corpus, names))
    const [filtered, needed, wished] = [
      run(filter),
      run(must),
      run(should).filter((one) => one !== undefined),
    ]
    const least = minimum_should_match ?? (filter.length + must.length === 0 && should.length > 0 ? 1 : 0)
    if ([...filtered, ...needed].includes(undefined) || wished.length < least) return undefined
    if (run(must_not).some((one) => one !== undefined)) return undefined
    if (_name !== undefined) names.add(_name)
    return sum([...needed, ...wished].map(Number))
  },
}
