import type { SearchEngine, SearchTuning } from '../../search/index.js'
import type { Instant } from '../../shared/index.js'
import { followLocally, type LocalFollowing } from '../../workers/index.js'
import type { DeskContext } from '../context.js'
import { deskRefusals } from '../refusals.js'
import { createSearchFeed, type SearchFeed } from '../search-feed.js'
import { createAssociations } from './associations.js'
import type { Associations, LibrarySearchOptions, OpenSearch } from './open-types.js'
import { searchToolRefusals } from './refusals.js'
import { createSearchLog, type SearchLog } from './search-log.js'
import { storedTuning } from './search-tuning.js'

interface Following {
  readonly engine: SearchEngine
  readonly feed: SearchFeed
  readonly relay: LocalFollowing
  /** Resolves when the index is up to date, or when it is being built anew while the old one answers. */
  fresh(): Promise<void>
}

const tuningRest = 60_000

export function openSearch(desk: DeskContext, options: LibrarySearchOptions): OpenSearch {
  const { storage } = desk
  const followings = new Map<string, Promise<Following>>()
  const logs = new Map<string, SearchLog>()
  const associations = new Map<string, Associations>()
  const tunings = new Map<string, { readonly at: Instant; readonly tuning: SearchTuning }>()
  const engine = once(() => made(options.search))
  const tools = once(async () => options.tools?.())

  async function follow(tenant: string): Promise<Following> {
    const index = await engine()
    const feed = createSearchFeed({
      storage,
      tenant,
      engine: index,
      customFields: desk.customFields,
      snapshots: options.snapshots,
    })
    return { engine: index, feed, ...rebuildingBeside(index, feed, tenant) }
  }

  /** An engine that can rebuild answers from what it had until the new index stands: nobody waits for that. */
  function rebuildingBeside(index: SearchEngine, feed: SearchFeed, tenant: string) {
    const waiting = new Set<() => void>()
    let rebuilding = false
    const relay = followLocally(storage, tenant, {
      ...feed,
      async rebuild() {
        rebuilding = index.rebuild !== undefined
        if (rebuilding) for (const goOn of waiting) goOn()
        try {
          return (await feed.rebuild?.()) ?? null
        } finally {
          rebuilding = false
        }
      },
    })
    return {
      relay,
      async fresh() {
        if (rebuilding) return
        const drained = relay.drain()
        let goOn = () => {}
        const beside = new Promise<void>((resolve) => {
          goOn = () => {
            // Nobody waits for it any more, so what goes wrong has no one else to be told.
            drained.catch(options.onError)
            resolve()
          }
        })
        waiting.add(goOn)
        await Promise.race([drained, beside]).finally(() => waiting.delete(goOn))
      },
    }
  }

  function following(tenant: string): Promise<Following> {
    const known = followings.get(tenant)
    if (known) return known
    const begun = follow(tenant).catch((error) => {
      followings.delete(tenant)
      throw error
    })
    followings.set(tenant, begun)
    return begun
  }

  return {
    async engineFor(tenant) {
      const { engine: index, fresh } = await following(tenant)
      await fresh()
      return index
    },
    async drain(tenant) {
      const isBegun =
        followings.has(tenant) || (options.search !== undefined && typeof options.search !== 'function')
      if (isBegun) await (await following(tenant)).relay.drain()
      await logs.get(tenant)?.settled()
    },
    async save() {
      for (const log of logs.values()) await log.settled()
      for (const one of followings.values()) await (await one).feed.save()
    },
    async tools() {
      const given = await tools()
      if (!given) throw searchToolRefusals.error('desk.search_tools_missing')
      return given
    },
    toolsIfAny: tools,
    async tuning(tenant) {
      const now = desk.clock()
      const known = tunings.get(tenant)
      if (known && Math.abs(now - known.at) < tuningRest) return known.tuning
      const tuning = await storedTuning(desk, tenant)
      tunings.set(tenant, { at: now, tuning })
      return tuning
    },
    tuned: (tenant, tuning) => void tunings.set(tenant, { at: desk.clock(), tuning }),
    log(tenant) {
      const log =
        logs.get(tenant) ?? createSearchLog({ storage, tenant, newId: desk.ids, onError: options.onError })
      logs.set(tenant, log)
      return log
    },
    associations(tenant) {
      const one = associations.get(tenant) ?? createAssociations(desk, tenant)
      associations.set(tenant, one)
      return one
    },
  }
}

async function made(search: LibrarySearchOptions['search']): Promise<SearchEngine> {
  if (!search) throw deskRefusals.error('desk.search_missing')
  return typeof search === 'function' ? search() : search
}

/** Makes a thing with the first call; one that could not be made is tried again with the next. */
function once<Value>(make: () => Promise<Value>): () => Promise<Value> {
  let value: Promise<Value> | undefined
  return () => {
    value ??= make().catch((error) => {
      value = undefined
      throw error
    })
    return value
  }
}
