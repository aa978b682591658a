import * as z from 'zod/mini'
import { type CaseEntry, identifier } from '../../schema/index.js'
import type { Row } from '../../storage/index.js'
import type { SessionContext } from '../context.js'
import type { Command } from '../pipeline.js'
import { readRow } from '../reader.js'
import { deskRefusals } from '../refusals.js'

const input = z.strictObject({ id: identifier })

/** Deletes a draft that nobody but its author has seen. A draft revision sets its published entry free. */
export const removeCase: Command<z.infer<typeof input>, CaseEntry, Row<CaseEntry> | undefined> = {
  kind: 'case',
  action: 'case.delete',
  input,
  target: ({ id }) => id,
  event: () => ({ type: 'case.delete' }),
  prepare: async (session, { id }, current) => {
    await mustNotBeCited(session, id)
    return current?.revises ? readRow<CaseEntry>(session, { kind: 'case', id: current.revises }) : undefined
  },
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

/** What an article cites stays, or nobody could tell any more who may read the article. */
async function mustNotBeCited({ desk, tenant }: SessionContext, id: string): Promise<void> {
  const where = { field: 'cites', op: 'has', value: id } as const
  const { rows } = await desk.storage.query({ kind: 'article', where, limit: 1 }, { tenant })
  if (rows.length > 0) throw deskRefusals.error('desk.case_cited_by_article')
}
