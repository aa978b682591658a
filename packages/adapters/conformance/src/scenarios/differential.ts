import type { Filter } from '@caselore/core/filter'
import type { Json } from '@caselore/core/shared'
import {
  type Delete,
  type Guard,
  memoryStorage,
  type Put,
  type Query,
  type Storage,
  type WriteSet,
} from '@caselore/core/storage'
import { expect } from 'vitest'
import { seededRandom } from '../random.js'
import type { Scenario } from '../scenario.js'
import { event, key } from '../world.js'

const steps = 120

/** Does the same random things to the storage and to a memory storage, and expects the same answers. */
const differs = (seed: number): Scenario => ({
  key: `differential.seed-${seed}`,
  async run({ storage, tenants }) {
    const model = memoryStorage()
    const random = createRandom(seed, tenants)
    for (let step = 0; step < steps; step++) {
      const act = random.action(step, storage)
      const [actual, expected] = [await outcomeOf(act(storage)), await outcomeOf(act(model))]
      expect({ step, outcome: actual }).toEqual({ step, outcome: expected })
    }
    await model.close()
  },
})

export const differentialScenarios: readonly Scenario[] = [11, 23, 2026].map(differs)

const outcomeOf = async (work: Promise<unknown>): Promise<unknown> =>
  work.catch((error: { code?: string; current?: unknown }) => {
    if (!error.code?.startsWith('storage.')) throw error
    return { code: error.code, current: error.current }
  })

type Action = (storage: Storage) => Promise<unknown>

function createRandom(seed: number, tenants: readonly string[]) {
  const random = seededRandom(seed)
  const below = (n: number) => Math.floor(random() * n)
  const pick = <Item>(items: readonly Item[]): Item => items[below(items.length)] as Item
  const many = <Item>(most: number, make: () => Item): Item[] => Array.from({ length: below(most + 1) }, make)

  const tenant = () => pick(tenants)
  const id = () => `r${below(9)}`
  const guard = <Word extends Guard>(...words: Word[]) =>
    pick<number | Word>([1, 1, 2, 3, ...words, ...words])
  const scalar = (): Json => pick([null, true, false, 0, 1, 2, 10, '', 'a', '中', '😀', '﹏'])
  const doc = () => ({
    n: pick([null, 0, 1, 2, 10, -1.5]),
    text: pick([null, '', 'a', 'B', '中', '中文', '😀', '﹏']),
    tags: many(2, () => pick(['x', 'y', '中'])),
    inner: pick([null, { flag: random() < 0.5 }, {}]),
  })
  const put = (): Put => ({ ...key(id()), guard: guard('absent' as const), doc: doc() })
  const deletion = (): Delete => ({ ...key(id()), guard: guard('exists' as const) })

  function condition(): Filter {
    const op = pick(['eq', 'ne', 'in', 'nin', 'lt', 'gte', 'prefix', 'has', 'exists'] as const)
    const field = pick(['n', 'text', 'tags', 'inner.flag', 'inner', 'missing'])
    if (op === 'in' || op === 'nin') return { field, op, value: many(3, scalar) } as Filter
    if (op === 'exists') return { field, op, value: random() < 0.5 }
    if (op === 'prefix' || op === 'has') return { field, op, value: pick(['a', '中', 'x']) }
    if (op === 'lt' || op === 'gte') return { field, op, value: pick([1, 'a', '﹏', '😀']) }
    return { field, op, value: scalar() } as Filter
  }
  function filter(depth: number): Filter {
    const form = depth > 0 ? pick(['one', 'and', 'or', 'not'] as const) : 'one'
    if (form === 'and') return { and: many(3, () => filter(depth - 1)) }
    if (form === 'or') return { or: many(3, () => filter(depth - 1)) }
    return form === 'not' ? { not: filter(depth - 1) } : condition()
  }

  function commit(step: number): Action {
    const attempt = below(6)
    const writes: WriteSet = {
      tenant: tenant(),
      checks: many(1, () => ({ ...key(id()), guard: guard('absent' as const, 'exists' as const) })),
      puts: many(3, put),
      deletes: many(1, deletion),
      events: many(2, () => id()).map((aggregate, i) => event(`e${step}-${i}`, aggregate, step)),
      ...(random() < 0.3 && {
        idempotency: { key: `k${attempt}`, hash: pick(['h', 'h', 'i']), result: step },
      }),
    }
    return async (storage) => {
      const { replayed, result } = await storage.commit(writes)
      return { replayed, result }
    }
  }
  function query(scoped: boolean): Action {
    const who = tenant()
    const order = pick([
      undefined,
      { by: pick(['n', 'text', 'inner.flag']), direction: pick(['asc', 'desc'] as const) },
    ])
    const ask: Query = {
      kind: 'ticket',
      where: filter(2),
      limit: 1 + below(5),
      order,
      ...(scoped && { scope: filter(1) }),
    }
    return async (storage) => {
      const pages: unknown[] = []
      let cursor: string | undefined
      do {
        const page = await storage.query({ ...ask, cursor }, { tenant: who })
        pages.push(page.rows)
        cursor = page.cursor
      } while (cursor)
      return pages
    }
  }
  function look(): Action {
    const keys = many(5, () => key(id()))
    const who = tenant()
    return (storage) => storage.get(keys, { tenant: who })
  }
  function feed(): Action {
    const who = tenant()
    const limit = 1 + below(4)
    return async (storage) => {
      const page = await storage.changes?.(null, { tenant: who, limit })
      return { events: page?.events.map(({ position: _position, ...rest }) => rest), more: page?.more }
    }
  }

  return {
    action(step: number, { capabilities }: Storage): Action {
      const kind = pick(['commit', 'commit', 'commit', 'query', 'query', 'look', 'feed'] as const)
      if (kind === 'query') return query(capabilities.filterPaths === 'all')
      if (kind === 'look') return look()
      return kind === 'feed' && capabilities.feed ? feed() : commit(step)
    },
  }
}
