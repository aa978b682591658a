import { type Storage, StorageError } from '@caselore/core/storage'
import { expect } from 'vitest'
import { event, feedOf, options, tenant, walk } from './world.js'

export interface CrashWriter {
  /** Unique among those that write at the same time; one that was killed is started again under its name. */
  readonly name: string
  readonly commits: number
  /** Told of each commit once the storage has acknowledged it; the next one waits for what is answered. */
  acknowledged(id: string): void | Promise<void>
}

const total = { kind: 'counter', id: 'total' } as const

/**
 * Writes so many tickets, each with an event and one more on a total that all writers share, in the way the desk does: conflicts are run
 * again on fresh data, and what may have happened already is sent again with the same key. To be run in a process that gets killed.
 */
export async function writeThrough(storage: Storage, writer: CrashWriter): Promise<void> {
  for (let n = 0; n < writer.commits; n++) {
    const id = `${writer.name}-${n}`
    while (!(await attempt(storage, id))) await new Promise((resume) => setTimeout(resume, 5))
    await writer.acknowledged(id)
  }
}

async function attempt(storage: Storage, id: string): Promise<boolean> {
  try {
    const [row] = await storage.get([total], options)
    const n = Number(row?.doc.n ?? 0) + 1
    await storage.commit({
      tenant,
      puts: [
        { kind: 'ticket', id, guard: 'absent', doc: { n } },
        { ...total, guard: row?.version ?? 'absent', doc: { n } },
      ],
      events: [event(`e-${id}`, id)],
      idempotency: { key: id, hash: 'write', result: id },
    })
    return true
  } catch (error) {
    if (error instanceof StorageError && error.retry !== 'never') return false
    throw error
  }
}

/** What must hold afterwards: every ticket is there once, with its event and its one on the total, whoever died meanwhile. */
export async function checkWritten(
  storage: Storage,
  names: readonly string[],
  commits: number,
): Promise<void> {
  const ids = names.flatMap((name) => Array.from({ length: commits }, (_, n) => `${name}-${n}`)).sort()
  expect((await walk(storage)).toSorted()).toEqual(ids)
  expect((await feedOf(storage)).map((each) => each.id).toSorted()).toEqual(ids.map((id) => `e-${id}`))
  const [row] = await storage.get([total], options)
  expect(row).toMatchObject({ version: ids.length, doc: { n: ids.length } })
}
