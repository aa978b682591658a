import * as z from 'zod/mini'
import { type CaseEntry, identifier } from '../../schema/index.js'
import type { Row } from '../../storage/index.js'
import type { Command } from '../pipeline.js'
import { readRow } from '../reader.js'

const input = z.strictObject({ id: identifier })

/** Deletes a draft that nobody but its author has seen. A draft revision sets its published entry free. */
export const removeCase: Command<z.infer<typeof input>, CaseEntry, Row<CaseEntry> | undefined> = {
  kind: 'case',
  action: 'case.delete',
  input,
  target: ({ id }) => id,
  event: () => ({ type: 'case.delete' }),
  prepare: async (session, _input, current) =>
    current?.revises ? readRow<CaseEntry>(session, { kind: 'case', id: current.revises }) : undefined,
  change(work, { current, extra: parent }) {
    work.remove(current)
    if (parent) {
      work.change(parent, (draft) => {
        delete draft.revision
      })
    }
    work.emit('case.deleted', { ...current, version: current.version + 1 })
    return current
  },
}
