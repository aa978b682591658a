import type { SearchEvent } from '../../search/index.js'
import type { Instant, JsonObject } from '../../shared/index.js'
import type { Storage } from '../../storage/index.js'

const kind = 'search_log'
/** Questions that wait for the storage at most; older ones are then given up, and counted. */
const mostWaiting = 2_000
const pageSize = 200

/** What people look for, kept in the storage without who it was. */
export interface SearchLog {
  /** Takes an event down; it is written in the background, together with whatever comes meanwhile. */
  note(event: SearchEvent): void
  /** Resolves when all that was noted so far is written. */
  settled(): Promise<void>
  /** What was noted from `from` until just before `until`, in any order. */
  read(from: Instant, until: Instant): Promise<readonly SearchEvent[]>
  /** Deletes what was noted before; answers how many rows fell. */
  forget(before: Instant): Promise<number>
}

export function createSearchLog(options: {
  readonly storage: Storage
  readonly tenant: string
  readonly newId: () => string
  readonly onError: (error: unknown) => void
}): SearchLog {
  const { storage, tenant, newId, onError } = options
  let waiting: SearchEvent[] = []
  let givenUp = 0
  let writing: Promise<void> | undefined

  async function write(): Promise<void> {
    while (waiting.length > 0) {
      const events = waiting
      waiting = []
      const at = Math.min(...events.map((event) => event.at))
      const until = Math.max(...events.map((event) => event.at))
      const doc = { at, until, events, ...(givenUp > 0 ? { givenUp } : {}) } as unknown as JsonObject
      try {
        await storage.commit({ tenant, puts: [{ kind, id: newId(), guard: 'absent', doc }] })
        givenUp = 0
      } catch (error) {
        // Kept for the next try, which comes with the next question.
        waiting = [...events, ...waiting]
        throw error
      }
    }
  }

  async function pages(where: Parameters<Storage['query']>[0]['where'], take: Take): Promise<void> {
    for (let cursor: string | undefined, first = true; first || cursor; first = false) {
      const page = await storage.query({ kind, where, limit: pageSize, cursor }, { tenant })
      await take(page.rows)
      cursor = page.cursor
    }
  }

  return {
    note(event) {
      waiting.push(event)
      if (waiting.length > mostWaiting) {
        waiting.shift()
        givenUp++
      }
      writing ??= write()
        .catch(onError)
        .finally(() => {
          writing = undefined
        })
    },
    settled: async () => writing,
    async read(from, until) {
      const events: SearchEvent[] = []
      const where = {
        and: [
          { field: 'until', op: 'gte', value: from },
          { field: 'at', op: 'lt', value: until },
        ],
      } as const
      await pages(where, async (rows) => {
        for (const { doc } of rows) events.push(...(doc.events as unknown as SearchEvent[]))
      })
      return events.filter(({ at }) => at >= from && at < until)
    },
    async forget(before) {
      let fell = 0
      await pages({ field: 'until', op: 'lt', value: before }, async (rows) => {
        const deletes = rows.map(({ id, version }) => ({ kind, id, guard: version }))
        if (deletes.length > 0) await storage.commit({ tenant, deletes })
        fell += deletes.length
      })
      return fell
    },
  }
}

type Take = (rows: Awaited<ReturnType<Storage['query']>>['rows']) => Promise<void>
