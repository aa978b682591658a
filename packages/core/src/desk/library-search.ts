import type { CustomFields } from '../schema/index.js'
import type { SearchEngine } from '../search/index.js'
import type { Storage } from '../storage/index.js'
import { createRelay, type Relay } from './relay.js'
import type { SearchFeed } from './search-feed.js'
import { sessionRefusals } from './session-refusals.js'
import type { SnapshotStore } from './stored-snapshots.js'

/** An engine, or how to make one: it is then made, and the index begun, with the first search. */
export type SearchOption = SearchEngine | (() => Promise<SearchEngine>)

/** The search engine with one feed for each tenant that has searched or written. */
export interface LibrarySearch {
  /** The engine, with everything in it that the tenant has committed so far. */
  engineFor(tenant: string): Promise<SearchEngine>
  /** Brings the tenant's index up to date, if there is an engine by now. */
  drain(tenant: string): Promise<void>
  save(): Promise<void>
}

interface Following {
  readonly engine: SearchEngine
  readonly feed: SearchFeed
  readonly relay: Relay
}

export function createLibrarySearch(options: {
  readonly storage: Storage
  readonly search: SearchOption | undefined
  readonly customFields: readonly CustomFields[]
  readonly snapshots: SnapshotStore | undefined
}): LibrarySearch {
  const { storage, search, customFields, snapshots } = options
  const followings = new Map<string, Promise<Following>>()
  let made: Promise<SearchEngine> | undefined

  async function engine(): Promise<SearchEngine> {
    if (!search) throw sessionRefusals.error('desk.search_missing')
    if (typeof search !== 'function') return search
    // One that could not be made is tried again with the next search.
    made ??= search().catch((error) => {
      made = undefined
      throw error
    })
    return made
  }

  async function follow(tenant: string): Promise<Following> {
    const index = await engine()
    const { createSearchFeed } = await import('./reads.js')
    const feed = createSearchFeed({ storage, tenant, engine: index, customFields, snapshots })
    return { engine: index, feed, relay: createRelay(storage, tenant, feed) }
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
      const { engine: index, relay } = await following(tenant)
      await relay.drain()
      return index
    },
    async drain(tenant) {
      const isBegun = followings.has(tenant) || (search !== undefined && typeof search !== 'function')
      if (isBegun) await (await following(tenant)).relay.drain()
    },
    async save() {
      for (const one of followings.values()) await (await one).feed.save()
    },
  }
}
