import type { DeskClient } from './client/index.js'
import type { SessionContext } from './context.js'
import { decide } from './reader.js'
import { taxonomyOf } from './taxonomy.js'

/** Apart from `taxonomyOf`, which commands use too: a command must not lead back to what loads it. */
export const taxonomyClient = (session: SessionContext): DeskClient['taxonomy'] => ({
  list: async () =>
    (await taxonomyOf(session)).filter((node) => decide(session, 'taxonomy.read', node).effect === 'allow'),
  save: async (node) => (await import('./writes.js')).saveTaxonomyNode(session, node),
})
