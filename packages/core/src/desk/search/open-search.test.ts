import { describe, expect, it } from 'vitest'
import type { SearchDocument, SearchEngine } from '../../search/index.js'
import { memoryStorage, type StoredEvent } from '../../storage/index.js'
import { published } from '../testing/published.js'
import { world } from '../testing/world.js'

/** An engine that finds every published case, and rebuilds when the test lets it. */
function slowEngine(beforeRebuilt: () => Promise<void> = async () => {}) {
  let rows = new Map<string, SearchDocument>()
  const builds: string[] = []
  const engine = {
    name: 'slow',
    version: '1',
    async index(documents: readonly SearchDocument[]) {
      for (const document of documents) rows.set(document.id, document)
    },
    async remove(_tenant: string, ids: readonly string[]) {
      for (const id of ids) rows.delete(id)
    },
    async clear() {
      rows = new Map()
    },
    async rebuild(_tenant: string, batches: AsyncIterable<readonly SearchDocument[]>) {
      builds.push('rebuild')
      if (builds.length > 1) await beforeRebuilt()
      const fresh = new Map<string, SearchDocument>()
      for await (const batch of batches) for (const document of batch) fresh.set(document.id, document)
      rows = fresh
    },
    async search() {
      const found = [...rows.values()].filter(({ attributes }) => attributes.status === 'published')
      const hits = found.map(({ id }) => ({ id, score: 1, relevance: 1, terms: [] }))
      return { hits, total: hits.length, facets: {} }
    },
  } as unknown as SearchEngine
  return { engine, builds }
}

async function allEvents(storage: ReturnType<typeof memoryStorage>): Promise<string[]> {
  const page = await storage.changes?.(null, { tenant: 'acme', limit: 1_000 })
  return (page?.events ?? []).map((event: StoredEvent) => event.position)
}

describe('the index behind a desk', () => {
  it('answers from what it had while a gap in the feed is made good by a rebuild', async () => {
    const storage = memoryStorage()
    let letGo = () => {}
    const held = new Promise<void>((resolve) => {
      letGo = resolve
    })
    const { engine, builds } = slowEngine(() => held)
    // A process that is told of nothing, so that it finds the gap with its next question.
    const { watch: _, ...unwatched } = storage
    const { as, desk } = await world({ storage: unwatched, search: engine })
    await published({ as })
    const total = async () => (await as('agent').cases.search({ text: '' })).total
    expect(await total()).toBe(1)
    // Another desk commits, and what it committed is purged before this one has read it.
    const other = await world({ storage })
    await published(other)
    await storage.purge?.({ tenant: 'acme', events: (await allEvents(storage)).slice(0, -1) })
    expect(await total()).toBe(1)
    expect(builds).toEqual(['rebuild', 'rebuild'])
    letGo()
    await desk.settled('acme')
    expect(await total()).toBe(2)
  })

  it('finds a change with the next search, and all of them after a process was killed', async () => {
    const storage = memoryStorage()
    const first = await world({ storage, search: slowEngine().engine })
    await published(first)
    expect((await first.as('agent').cases.search({ text: '' })).total).toBe(1)
    await published(first)
    expect((await first.as('agent').cases.search({ text: '' })).total).toBe(2)
    // Killed without closing: the next process builds by itself.
    const second = await world({ storage, search: slowEngine().engine })
    expect((await second.as('agent').cases.search({ text: '' })).total).toBe(2)
  })
})
