import type { Condition, Filter, Scalar } from '@caselore/core/filter'
import type { Json, JsonObject } from '@caselore/core/shared'
import { memoryStorage, type Query, type Storage } from '@caselore/core/storage'
import { expect } from 'vitest'
import { seededRandom } from './random.js'
import { fill, walk } from './world.js'

export interface QueryLawOptions {
  /** How many random questions. Default: 300. */
  readonly runs?: number | undefined
  /** Default: 20,261,124. The same seed asks the same questions. */
  readonly seed?: number | undefined
}

/** Fields of every sort: some that adapters keep indexes on, lists entered by number, names that are not ASCII. */
const fields = [
  'status',
  'createdAt',
  'dueAt',
  'requester',
  'n',
  'tags',
  'tags.0',
  'inner',
  'inner.n',
  'inner.0',
  '产线',
  'custom.型号-1',
  'constructor',
  'missing',
]

const scalars: readonly Scalar[] = [
  null,
  true,
  false,
  0,
  1,
  -1,
  2,
  10,
  0.1,
  0.30000000000000004,
  -273.15,
  1e-7,
  1_795_000_000_001,
  2 ** 53 - 1,
  '',
  'a',
  'A',
  'ab',
  'b',
  '0',
  '1',
  'true',
  'null',
  '[]',
  '中',
  '中文',
  '\ud7ff',
  '\ue000',
  '﹏',
  '😀',
  '𠮷',
  '\u{10ffff}',
  '%',
  '_',
  '\\',
  '"',
  "'",
  "' OR 1=1 --",
  '"); DROP TABLE caselore_rows; --',
  '$1',
  '?',
  '\n',
]

/**
 * The law that every storage with filters obeys: asked any question, in any order and in pages of any size, it gives the
 * same records as the memory storage, which answers with `compileFilter`. Rejects at the first random question that is
 * answered otherwise, cut down to the smallest part of the filter that still is.
 *
 * @example
 * ```ts
 * it('answers as in memory', () => checkQueryLaw(crmStorage(fakeCrm()), { runs: 2000 }))
 * ```
 */
export async function checkQueryLaw(
  storage: Storage,
  { runs = 300, seed = 20_261_124 }: QueryLawOptions = {},
): Promise<void> {
  const random = createQuestions(seed)
  const model = memoryStorage()
  const docs = Object.fromEntries(Array.from({ length: 150 }, (_, i) => [`r${i * 7}`, random.doc()]))
  await fill(model, docs)
  await fill(storage, docs)
  for (let run = 0; run < runs; run++) {
    const query = random.query()
    if (await differs(storage, model, query)) {
      const smallest = await shrink(query, (smaller) => differs(storage, model, smaller))
      expect({ query: smallest, ids: await walk(storage, smallest) }).toEqual({
        query: smallest,
        ids: await walk(model, smallest),
      })
    }
  }
  await model.close()
}

async function differs(storage: Storage, model: Storage, query: Partial<Query>): Promise<boolean> {
  const [actual, expected] = [await walk(storage, query), await walk(model, query)]
  return actual.join() !== expected.join()
}

/** The question with the least filter that the storage still answers otherwise. */
async function shrink(
  query: Partial<Query>,
  fails: (query: Partial<Query>) => Promise<boolean>,
): Promise<Partial<Query>> {
  for (const where of partsOf(query.where ?? { and: [] })) {
    const smaller = { ...query, where }
    if (await fails(smaller)) return shrink(smaller, fails)
  }
  return query
}

function partsOf(filter: Filter): readonly Filter[] {
  if ('and' in filter) return filter.and
  if ('or' in filter) return filter.or
  return 'not' in filter ? [filter.not] : []
}

function createQuestions(seed: number) {
  const random = seededRandom(seed)
  const below = (n: number) => Math.floor(random() * n)
  const pick = <Item>(items: readonly Item[]): Item => items[below(items.length)] as Item
  const many = <Item>(most: number, make: () => Item): Item[] => Array.from({ length: below(most + 1) }, make)
  const scalar = () => pick(scalars)
  const comparable = () => pick(scalars.filter((each) => each !== null && typeof each !== 'boolean'))

  function value(): Json {
    const roll = random()
    if (roll < 0.7) return scalar()
    return roll < 0.85 ? many(3, scalar) : { n: scalar(), '0': scalar() }
  }
  function doc(): JsonObject {
    const own = ['status', 'createdAt', 'dueAt', 'requester', 'n', 'tags', 'inner', '产线', 'constructor']
    const kept = own.filter(() => random() < 0.75)
    return {
      ...Object.fromEntries(kept.map((name) => [name, name === 'tags' ? many(3, value) : value()])),
      ...(random() < 0.5 && { custom: { '型号-1': value() } }),
    }
  }
  function condition(): Condition {
    const field = pick(fields)
    const op = pick(['eq', 'ne', 'in', 'nin', 'lt', 'lte', 'gt', 'gte', 'prefix', 'has', 'exists'] as const)
    if (op === 'exists') return { field, op, value: random() < 0.5 }
    if (op === 'in' || op === 'nin') return { field, op, value: many(random() < 0.2 ? 12 : 3, scalar) }
    if (op === 'prefix') return { field, op, value: String(comparable()).slice(0, 2) }
    if (op === 'has') return { field, op, value: pick(scalars.filter((each) => each !== null)) }
    return { field, op, value: op === 'eq' || op === 'ne' ? scalar() : comparable() }
  }
  function filter(depth: number): Filter {
    const form = depth > 0 ? pick(['one', 'one', 'and', 'or', 'not'] as const) : 'one'
    if (form === 'and') return { and: many(3, () => filter(depth - 1)) }
    if (form === 'or') return { or: many(3, () => filter(depth - 1)) }
    return form === 'not' ? { not: filter(depth - 1) } : condition()
  }
  function query(): Partial<Query> {
    const direction = pick(['asc', 'desc'] as const)
    const order = random() < 0.3 ? undefined : { by: pick(fields), direction }
    return { where: filter(3), order, limit: pick([7, 40, 1000]) }
  }
  return { doc, query }
}
