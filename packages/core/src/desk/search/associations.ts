import type { CaseEntry } from '../../schema/index.js'
import type { AssociationExample, AssociationModel } from '../../search/index.js'
import type { StoredEvent } from '../../storage/index.js'
import { endOfFeed, followLocally, type LocalFollowing } from '../../workers/index.js'
import { caseSearchDocument } from '../cases/search-document.js'
import { inUse } from '../cases/search-reach.js'
import type { DeskContext } from '../context.js'
import type { Associations, Lesson } from './open-types.js'

/** Cases learned from, the latest published first: what a question costs grows with them. */
const mostCases = 5_000
const pageSize = 500
/** People who see other fields are taught by other models; so many are kept, the last asked ones. */
const mostModels = 6

export function createAssociations(desk: DeskContext, tenant: string): Associations {
  const { storage } = desk
  const taught = new Map<string, { readonly lesson: Lesson; readonly model: AssociationModel }>()
  let following: LocalFollowing | undefined
  // One at a time, so that what a page has read early cannot undo what an event has brought since.
  let line: Promise<unknown> = Promise.resolve()

  async function renew(events: readonly StoredEvent[]): Promise<void> {
    const ids = [...new Set(events.flatMap(({ aggregate: { kind, id } }) => (kind === 'case' ? [id] : [])))]
    if (ids.length === 0) return
    const rows = await storage.get(
      ids.map((id) => ({ kind: 'case', id })),
      { tenant },
    )
    const entries = rows.flatMap((row) => (row ? [row.doc as unknown as CaseEntry] : []))
    const used = entries.filter(({ status }) => usedStatuses.includes(status))
    const gone = ids.filter((id) => !used.some((entry) => entry.id === id))
    for (const { lesson, model } of taught.values()) {
      model.remove(gone)
      model.add(used.map((entry) => exampleOf(tenant, entry, lesson)))
    }
  }

  async function learn(lesson: Lesson): Promise<AssociationModel> {
    const known = taught.get(lesson.name)
    if (known) return known.model
    const model = lesson.make()
    const order = { by: 'publishedAt', direction: 'desc' } as const
    let seen = 0
    for (let cursor: string | undefined, first = true; (first || cursor) && seen < mostCases; first = false) {
      const page = await storage.query(
        { kind: 'case', where: inUse, order, limit: pageSize, cursor },
        { tenant },
      )
      model.add(page.rows.map(({ doc }) => exampleOf(tenant, doc as unknown as CaseEntry, lesson)))
      seen += page.rows.length
      cursor = page.cursor
    }
    taught.set(lesson.name, { lesson, model })
    for (const name of [...taught.keys()].slice(0, -mostModels)) taught.delete(name)
    return model
  }

  const inLine = <Value>(work: () => Promise<Value>): Promise<Value> => {
    const turn = line.then(work)
    line = turn.catch(() => undefined)
    return turn
  }

  return {
    async model(lesson) {
      following ??= followLocally(storage, tenant, {
        position: () => endOfFeed(storage, tenant),
        handle: (events) => inLine(() => renew(events)),
        async rebuild() {
          // The end first: what is learned from now on holds everything up to it.
          const end = await endOfFeed(storage, tenant)
          await inLine(async () => taught.clear())
          return end
        },
      })
      await following.drain()
      return inLine(() => learn(lesson))
    },
  }
}

const usedStatuses: readonly string[] = ['published', 'review_due']

function exampleOf(tenant: string, entry: CaseEntry, { fields, labelsOf }: Lesson): AssociationExample {
  const { text, attributes } = caseSearchDocument(tenant, entry, new Set())
  return {
    id: entry.id,
    text: fields.flatMap((field) => text[field] ?? []).join('\n'),
    labels: labelsOf(entry),
    attributes,
  }
}
