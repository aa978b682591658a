import * as z from 'zod/mini'
import { type CaseEntry, identifier } from '../../schema/index.js'
import { canonicalJson, type Json } from '../../shared/index.js'
import type { Row } from '../../storage/index.js'
import type { SessionContext } from '../context.js'
import { commonRegions, inheritedFields, inheritedFrom, type StoredArticle } from '../inheritance.js'
import { type Command, run } from '../pipeline.js'

type Inherited = Pick<StoredArticle, 'inherits' | 'regions'>

interface Renewal extends Inherited {
  readonly row: Row<StoredArticle>
}

/**
 * What an article should inherit now; `undefined` when that is what it has. The fields that were copied for another policy
 * are copied on, so that two policies, as while one is being tried, do not undo each other's work.
 */
async function renewalOf({ desk, tenant }: SessionContext, id: string): Promise<Renewal | undefined> {
  const [found] = await desk.storage.get([{ kind: 'article', id }], { tenant })
  if (!found) return undefined
  const row = found as unknown as Row<StoredArticle>
  const keys = row.doc.cites.map((cited) => ({ kind: 'case', id: cited }))
  const entries = (await desk.storage.get(keys, { tenant })).map((one) => one?.doc as CaseEntry | undefined)
  const fields = [...new Set([...row.doc.inherits.fields, ...inheritedFields(desk.policy)])].sort()
  const now: Inherited = {
    inherits: inheritedFrom(fields, entries),
    regions: commonRegions(entries.filter((entry) => entry !== undefined)),
  }
  const has: Inherited = { inherits: row.doc.inherits, regions: row.doc.regions }
  return isSame(now, has) ? undefined : { ...now, row }
}

const isSame = (one: object, other: object): boolean =>
  canonicalJson(one as unknown as Json) === canonicalJson(other as unknown as Json)

const input = z.strictObject({ id: identifier })

/** Ends a renewal that another process has made meanwhile. */
const doneElsewhere = new Error('The article inherits what it should')

// Reads its article past the pipeline: to read it as everybody does would wait for the renewal that this is part of.
const renewCommand: Command<{ id: string }, StoredArticle, Renewal> = {
  kind: 'article',
  action: 'article.inherit',
  input,
  async prepare(session, { id }) {
    const renewal = await renewalOf(session, id)
    if (!renewal) throw doneElsewhere
    return renewal
  },
  resource: () => ({}),
  change(work, { extra: { row, inherits, regions } }) {
    const changed = work.change(row, (draft) => void Object.assign(draft, { inherits, regions }))
    work.emit('article.inherited', changed)
    return changed
  },
}

/** Copies anew what the article inherits, if that has changed; through the pipeline and into the audit. */
export async function renewArticle(system: SessionContext, id: string): Promise<void> {
  await run(system, renewCommand, { id }).catch((error: unknown) => {
    if (error !== doneElsewhere) throw error
  })
}
