import type { SearchSnapshot } from '../types.js'
import type { Call, Method } from './protocol.js'

interface Entry {
  readonly method: Method
  readonly args: readonly unknown[]
  /** Whether the worker said that it is done. */
  done: boolean
}

/** What a worker that is started anew has to be told: the last state as a whole, and what was changed since. */
export interface Journal {
  /** Documents that were changed since the last state. */
  readonly size: number
  /** Takes a change down before it is sent; answers what to call when it is done or has failed. */
  write(call: Omit<Call, 'id'>): { done(): void; failed(): void }
  /** Begins a new state: everything written so far is in the snapshot that `take` brings. */
  snapshot(take: () => Promise<SearchSnapshot>): Promise<void>
  /** In order. */
  replay(): readonly Omit<Call, 'id'>[]
}

export function createJournal(): Journal {
  let state: SearchSnapshot | undefined
  let entries: Entry[] = []
  const sizeOf = ({ method, args }: Entry): number => {
    const list = method === 'index' ? args[0] : method === 'remove' ? args[1] : undefined
    return Array.isArray(list) ? list.length : 1
  }
  return {
    get size() {
      return entries.reduce((sum, entry) => sum + sizeOf(entry), 0)
    },
    write({ method, args }) {
      // A caller may go on to change its documents.
      const entry: Entry = { method, args: method === 'index' ? structuredClone(args) : args, done: false }
      // A state of everything leaves nothing of what was before.
      const whole = method === 'restore' && (args[0] as SearchSnapshot).tenant === undefined
      entries.push(entry)
      return {
        done() {
          entry.done = true
          if (!whole) return
          state = args[0] as SearchSnapshot
          entries = entries.slice(entries.indexOf(entry) + 1)
        },
        failed() {
          entries = entries.filter((one) => one !== entry)
        },
      }
    },
    async snapshot(take) {
      const covered = new Set(entries)
      const taken = await take()
      state = taken
      entries = entries.filter((one) => !covered.has(one))
    },
    replay: () => [
      ...(state ? [{ method: 'restore' as const, args: [state] }] : []),
      ...entries.filter(({ done }) => done).map(({ method, args }) => ({ method, args })),
    ],
  }
}
