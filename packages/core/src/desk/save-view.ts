import * as z from 'zod/mini'
import { filled, identifier, type SavedView, savedViewSchema } from '../schema/index.js'
import type { Row } from '../storage/index.js'
import type { SessionContext } from './context.js'
import { defaultViews } from './default-views.js'
import { boundFilter } from './list-records.js'
import { type Command, run } from './pipeline.js'
import { readable } from './reader.js'
import { deskRefusals } from './refusals.js'

const saveInput = z.strictObject({
  id: z.optional(identifier),
  kind: savedViewSchema.shape.kind,
  name: filled(60),
  where: savedViewSchema.shape.where,
  order: savedViewSchema.shape.order,
  shared: z.optional(z.boolean()),
})
type SaveInput = z.infer<typeof saveInput>

const saveView: Command<SaveInput, SavedView, Row<SavedView> | undefined> = {
  kind: 'view',
  action: 'view.edit',
  input: saveInput,
  async prepare(session, { id, kind, where }) {
    if (where !== undefined) boundFilter(session, kind, where)
    if (id === undefined) return undefined
    mustBeOwn(id)
    return readable<SavedView>(session, 'view', id, 'view.edit')
  },
  resource: (row) => row?.doc ?? {},
  change(work, { input: { id, shared, ...given }, extra: existing }) {
    const view = { ...given, shared: shared ?? false }
    const row = existing
      ? work.change(existing, (draft) => {
          Object.assign(draft, view)
        })
      : work.create<SavedView>('view', { ...view, id: id ?? work.newId(), owner: work.actor } as SavedView)
    work.emit('view.saved', row)
    return row
  },
}

const removeInput = z.strictObject({ id: identifier })
const removeView: Command<z.infer<typeof removeInput>, SavedView> = {
  kind: 'view',
  action: 'view.edit',
  input: removeInput,
  target: ({ id }) => id,
  change(work, { current }) {
    work.remove(current)
    work.emit('view.removed', { ...current, version: current.version + 1 })
    return current
  },
}

export const saveSavedView = async (session: SessionContext, input: unknown): Promise<SavedView> =>
  (await run(session, saveView, input)).doc

export async function removeSavedView(session: SessionContext, id: string): Promise<void> {
  mustBeOwn(id)
  await run(session, removeView, { id })
}

function mustBeOwn(id: string): void {
  const isBuiltIn = Object.values(defaultViews).some((views) => views.some((view) => view.id === id))
  if (isBuiltIn) throw deskRefusals.error('desk.reserved_view', { details: { id } })
}
