import { describe, expect, it } from 'vitest'
import type { AssociationModel } from '../../search/index.js'
import { memoryStorage } from '../../storage/index.js'
import type { DeskContext } from '../context.js'
import { published } from '../testing/published.js'
import { world } from '../testing/world.js'
import { createAssociations } from './associations.js'

/** A model that only knows whom it was taught. */
function lesson() {
  const models: Set<string>[] = []
  return {
    name: 'nodes',
    fields: ['title'],
    labelsOf: () => [],
    make(): AssociationModel {
      const ids = new Set<string>()
      models.push(ids)
      return {
        add: (examples) => examples.forEach(({ id }) => void ids.add(id)),
        remove: (gone) => gone.forEach((id) => void ids.delete(id)),
        related: () => [],
        classify: () => [],
      }
    },
    models,
  }
}

describe('associations', () => {
  it('keep a model up with the cases, and learn it afresh where events were purged unseen', async () => {
    const storage = memoryStorage()
    const some = await world({ storage })
    const associations = createAssociations({ storage } as DeskContext, 'acme')
    const nodes = lesson()
    const a = await published(some)
    await associations.model(nodes)
    const b = await published(some)
    await associations.model(nodes)
    expect(nodes.models.map((ids) => [...ids])).toEqual([[a, b]])

    const c = await published(some)
    const page = await storage.changes?.(null, { tenant: 'acme', limit: 1_000 })
    await storage.purge?.({ tenant: 'acme', events: (page?.events ?? []).map(({ position }) => position) })
    await associations.model(nodes)
    expect(nodes.models.map((ids) => [...ids].sort())).toEqual([[a, b].sort(), [a, b, c].sort()])

    const d = await published(some)
    await associations.model(nodes)
    expect(nodes.models.length).toBe(2)
    expect(nodes.models[1]?.has(d)).toBe(true)
  })
})
