import type { ArticleClient, ChangeHint, DeskClient } from '@caselore/core/desk'
import type { SavedView } from '@caselore/core/schema'
import { fakeAudit } from './fake-audit.js'
import { fakeCases } from './fake-cases.js'
import { fakeFigures } from './fake-figures.js'
import { fakeGrants } from './fake-grants.js'
import { fakeSearch } from './fake-search.js'
import { fakeTickets } from './fake-tickets.js'
import { createFakeWorld, type FakeWorld, nextId } from './fake-world.js'

/**
 * A desk for tests and pictures of widgets: the interface over plain maps, deterministic, without policy or rules. Every
 * call is recorded in `world.calls`, and fails while `world.failing` has its name.
 *
 * @example
 * ```ts
 * const { client, world } = createFakeClient()
 * world.failing.set('tickets.file', new TypeError('Failed to fetch'))
 * ```
 */
export function createFakeClient(world: FakeWorld = createFakeWorld()): {
  client: DeskClient
  world: FakeWorld
} {
  const top = recorded(world, '', {
    session: async () => world.session,
    explain: async () => ({
      effect: 'deny' as const,
      reasons: [{ zh: '销售只能查看脱敏后的内容。', en: 'Sales see masked content only.' }],
      ask: { zh: '可向案例库管理员申请查看。', en: 'Ask a library administrator for access.' },
      policyVersion: '1',
    }),
  })
  const views = recorded(world, 'views.', {
    list: async (kind: string) => world.views.filter((view) => view.kind === kind),
    async save(view: Omit<SavedView, 'id' | 'owner' | 'shared'> & { id?: string; shared?: boolean }) {
      const saved = {
        shared: false,
        ...view,
        id: view.id ?? nextId(world, 'view'),
        owner: world.session.actor.id,
      } as SavedView
      world.views = [...world.views.filter((other) => other.id !== saved.id), saved]
      return saved
    },
    async remove(id: string) {
      world.views = world.views.filter((view) => view.id !== id)
    },
  })
  const root = { id: 'node-repair', name: '售后维修', nameEn: 'Repair', aliases: [], position: 0 }
  const leaf = {
    id: 'node-stop',
    name: '设备停机',
    nameEn: 'Stoppage',
    aliases: [],
    position: 0,
    parent: 'node-repair',
  }
  const client = {
    ...top,
    tickets: recorded(world, 'tickets.', fakeTickets(world)),
    cases: recorded(world, 'cases.', fakeCases(world)),
    grants: recorded(world, 'grants.', fakeGrants(world)),
    articles: fakeArticles,
    audit: fakeAudit(world),
    figures: recorded(world, 'figures.', fakeFigures),
    search: recorded(world, 'search.', fakeSearch(world)),
    taxonomy: recorded(world, 'taxonomy.', {
      list: async () => [root, leaf],
      save: async (saved: typeof root) => saved,
    }),
    views,
    changes: (options?: { signal?: AbortSignal }) => feed(world, options?.signal),
  } as DeskClient
  return { client, world }
}

const unused = async (): Promise<never> => {
  throw new Error('The fake desk has nothing of this')
}

/** Widgets show no articles yet. */
const fakeArticles: ArticleClient = {
  create: unused,
  edit: unused,
  send: unused,
  get: unused,
  list: unused,
  search: unused,
}

function recorded<Api extends object>(world: FakeWorld, prefix: string, api: Api): Api {
  const entries = Object.entries(api).map(([key, method]) => {
    const name = `${prefix}${key}`
    const call = async (...args: unknown[]) => {
      world.calls.push({ name, args })
      const failure = world.failing.get(name)
      if (failure) throw failure
      return method(...args)
    }
    return [key, call]
  })
  return Object.fromEntries(entries) as Api
}

async function* feed(world: FakeWorld, signal?: AbortSignal): AsyncIterable<ChangeHint> {
  const waiting: ChangeHint[] = []
  let wake: (() => void) | undefined
  const listener = (hint: ChangeHint) => {
    waiting.push(hint)
    wake?.()
  }
  world.listeners.add(listener)
  signal?.addEventListener('abort', () => wake?.())
  try {
    while (!signal?.aborted) {
      const hint = waiting.shift()
      if (hint) yield hint
      else
        await new Promise<void>((resolve) => {
          wake = resolve
        })
    }
  } finally {
    world.listeners.delete(listener)
  }
}
