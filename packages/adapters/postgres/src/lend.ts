import { StorageError } from '@caselore/core/storage'

/** What is used of a client of `pg`. */
export interface PgClient {
  /** Whether the client sends a statement before the one before is answered (`pipeline: true` in the pool's options). */
  readonly pipeline?: boolean
  query(query: { text: string; values?: unknown[]; name?: string }): Promise<{
    rows: unknown[]
    rowCount: number | null
  }>
  release(destroy?: boolean): void
  on(event: 'error' | 'notification' | 'end', listener: (event: unknown) => void): unknown
  off(event: 'error' | 'notification' | 'end', listener: (event: unknown) => void): unknown
}

/** What is used of a pool of `pg`. */
export interface PgPool {
  connect(): Promise<PgClient>
}

/** A client lent out, which must not bring the process down when its connection is lost. */
export interface Lent {
  readonly client: PgClient
  release(destroy?: boolean): void
}

/** A client of the pool, or `storage.busy` when none was free for so many milliseconds. */
export async function lend(pool: PgPool, patience: number): Promise<Lent> {
  const ignore = () => undefined
  const client = await withPatience(pool.connect(), patience)
  client.on('error', ignore)
  return {
    client,
    release(destroy = false) {
      client.off('error', ignore)
      client.release(destroy === true)
    },
  }
}

/** The pool may have no limit of its own; a client that comes too late goes back at once. */
async function withPatience(connecting: Promise<PgClient>, patience: number): Promise<PgClient> {
  let timer: ReturnType<typeof setTimeout> | undefined
  let late = false
  const tooLong = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      late = true
      connecting.then((client) => client.release()).catch(() => undefined)
      reject(new StorageError('storage.busy', { details: { reason: 'no free connection' } }))
    }, patience)
  })
  try {
    return await Promise.race([connecting, tooLong])
  } catch (error) {
    if (!late && error instanceof Error && error.message.startsWith('timeout exceeded'))
      throw new StorageError('storage.busy', { details: { reason: 'no free connection' }, cause: error })
    throw error
  } finally {
    clearTimeout(timer)
  }
}
