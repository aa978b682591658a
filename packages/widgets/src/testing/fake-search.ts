import type { SearchClient } from '@caselore/core/desk'
import type { FakeWorld } from './fake-world.js'

/** What stands around searching: answers that a test lays into the world, none by default. */
export const fakeSearch = (world: FakeWorld): SearchClient => ({
  duplicates: async () => world.duplicates,
  similar: async () => world.similar,
  identifiers: async () => [],
  correctIdentifier: async () => {},
  categories: async () => world.categories,
  tags: async () => [],
  opened: async () => {},
  statistics: async () => [],
})
