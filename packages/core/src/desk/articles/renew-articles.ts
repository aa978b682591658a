import { type Filter, or } from '../../filter/index.js'
import { StorageError, type StoredEvent, type Token } from '../../storage/index.js'
import { endOfFeed, followLocally } from '../../workers/index.js'
import type { DeskContext } from '../context.js'
import { inheritedFields } from '../inheritance.js'
import { deskItself } from '../system-session.js'
import { renewArticle } from './renew-article.js'

const cursorKey = { kind: 'cursor', id: 'article-inheritance' }
const pageSize = 200
/** Events without a case after which the place in the stream is kept all the same. */
const keepEvery = 500
const conflictRuns = 20

/** Follows what happens to cases and keeps up to it what the articles that cite them inherit. */
export interface ArticleRenewal {
  /** Resolves when everything committed before the call has reached the articles. */
  renew(): Promise<void>
}

/** Where it has got to is kept in the storage. It can be run by many processes: what one has done the other finds done. */
export function createArticleRenewal(desk: DeskContext, tenant: string): ArticleRenewal {
  const { storage } = desk
  let unkept = 0

  async function renewFound(where: Parameters<typeof storage.query>[0]['where']): Promise<void> {
    for (let cursor: string | undefined, first = true; first || cursor; first = false) {
      const page = await storage.query({ kind: 'article', where, limit: pageSize, cursor }, { tenant })
      for (const { id } of page.rows) await renewArticle(deskItself(desk, tenant), id)
      cursor = page.cursor
    }
  }

  async function keep(token: Token | null): Promise<void> {
    const [row] = await storage.get([cursorKey], { tenant })
    await storage.commit({
      tenant,
      puts: [{ ...cursorKey, guard: row?.version ?? 'absent', doc: { token } }],
    })
    unkept = 0
  }

  const following = followLocally(storage, tenant, {
    async position() {
      const [row] = await storage.get([cursorKey], { tenant })
      const start = row ? (row.doc.token as Token | null) : await endOfFeed(storage, tenant)
      // Articles from before the first renewal, or from under a policy that asked for less.
      const lacking = inheritedFields(desk.policy).map(
        (field): Filter => ({ not: { field: 'inherits.fields', op: 'has', value: field } }),
      )
      await renewFound(or(...lacking))
      return start
    },
    async handle(events, token) {
      const cases = [...new Set(events.flatMap(idOfCase))]
      for (let i = 0; i < cases.length; i += 50) {
        const cited = cases.slice(i, i + 50)
        await renewFound(or(...cited.map((id): Filter => ({ field: 'cites', op: 'has', value: id }))))
      }
      unkept += events.length
      if (cases.length > 0 || unkept >= keepEvery) await keep(token)
    },
    async rebuild() {
      const end = await endOfFeed(storage, tenant)
      await renewFound(undefined)
      await keep(end)
      return end
    },
  })

  return {
    async renew() {
      for (let attempt = 1; ; attempt++) {
        try {
          return await following.drain()
        } catch (error) {
          // Another process keeps its place under the same name; the walk goes on from what has been handled.
          const isRace = error instanceof StorageError && error.retry === 'rerun'
          if (!isRace || attempt >= conflictRuns) throw error
        }
      }
    },
  }
}

const idOfCase = ({ aggregate }: StoredEvent): string[] => (aggregate.kind === 'case' ? [aggregate.id] : [])
