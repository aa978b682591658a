import type { Database } from 'better-sqlite3'

/** Tells everyone who watches a database that something was committed. */
export interface WakeUp {
  announce(): void
  watch(hint: () => void): () => void
  close(): void
}

/** Who watches through one connection, whichever storage they got it from. */
const listeners = new WeakMap<Database, Set<() => void>>()

/**
 * Commits through the same connection are heard of at once; those of others by asking SQLite, every so many
 * milliseconds and only while somebody watches, whether the file has changed.
 */
export function createWakeUp(database: Database, interval: number): WakeUp {
  const all = listeners.get(database) ?? new Set<() => void>()
  listeners.set(database, all)
  const own = new Set<() => void>()
  let timer: ReturnType<typeof setInterval> | undefined
  let seen: unknown

  const version = () => database.pragma('data_version', { simple: true })
  function look(): void {
    if (!database.open) return
    const now = version()
    if (now !== seen) for (const hint of own) queueMicrotask(hint)
    seen = now
  }
  function rest(): void {
    clearInterval(timer)
    timer = undefined
  }
  return {
    announce() {
      for (const hint of all) queueMicrotask(hint)
    },
    watch(hint) {
      const listener = () => hint()
      own.add(listener)
      all.add(listener)
      if (!timer) {
        seen = version()
        timer = setInterval(look, interval)
        timer.unref()
      }
      return () => {
        own.delete(listener)
        all.delete(listener)
        if (own.size === 0) rest()
      }
    },
    close() {
      for (const listener of own) all.delete(listener)
      own.clear()
      rest()
    },
  }
}
