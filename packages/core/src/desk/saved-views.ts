import type { SavedView } from '../schema/index.js'
import type { DeskClient } from './client/index.js'
import type { SessionContext } from './context.js'
import { defaultViews } from './default-views.js'
import { decide } from './reader.js'

/** The views that come with the desk, then those of the tenant that the person may use. */
async function listViews(session: SessionContext, kind: SavedView['kind']): Promise<SavedView[]> {
  const where = { field: 'kind', op: 'eq', value: kind } as const
  const { rows } = await session.desk.storage.query(
    { kind: 'view', where, limit: 200 },
    { tenant: session.tenant },
  )
  const own = rows.map((row) => row.doc as unknown as SavedView)
  return [
    ...defaultViews[kind],
    ...own.filter((view) => decide(session, 'view.read', view).effect === 'allow'),
  ]
}

export const viewClient = (session: SessionContext): DeskClient['views'] => ({
  list: (kind) => listViews(session, kind),
  save: async (view) => (await import('./writes.js')).saveSavedView(session, view),
  remove: async (id) => (await import('./writes.js')).removeSavedView(session, id),
})
