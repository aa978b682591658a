import { isRefusal } from '@caselore/core/shared'
import { searchRefusals } from '../refusals.js'
import type {
  SearchEngine,
  SearchQuery,
  SearchResult,
  SearchSnapshot,
  Suggestion,
  SuggestQuery,
} from '../types.js'
import { type Channel, type NodeEnd, openChannel, type WebEnd } from './channel.js'
import { createJournal } from './journal.js'
import { type Answer, changes, errorOf, type Method, type Ready } from './protocol.js'

export interface WorkerHostOptions {
  /** Starts a worker that calls {@link serveEngine}; called again when one has died. */
  readonly start: () => WebEnd | NodeEnd
  /**
   * After so many changed documents the worker’s state is fetched, so that a new worker begins from there and not from the first
   * change; until then they are kept here. Default 20,000.
   */
  readonly snapshotAfter?: number
  /** Told of every death of a worker, for the host’s log. */
  readonly onDeath?: (reason: string) => void
}

export interface AbortOptions {
  /** Rejects with the signal’s reason; the worker leaves out what it has not begun. */
  readonly signal?: AbortSignal | undefined
}

/** An engine that thinks in a worker. */
export interface HostedEngine extends SearchEngine {
  search(query: SearchQuery, options?: AbortOptions): Promise<SearchResult>
  suggest(query: SuggestQuery, options?: AbortOptions): Promise<readonly Suggestion[]>
  /** The compact engine’s; nothing with engines that have nothing to tidy. */
  tidy(): Promise<void>
  /** Ends the worker. What was under way and what is asked later is refused with `search.worker_closed`. */
  close(): void
}

interface Waiting {
  resolve(value: unknown): void
  reject(error: unknown): void
}

interface Connection {
  readonly channel: Channel
  readonly waiting: Map<number, Waiting>
  readonly ready: Promise<Ready['ready']>
  /** Why it is dead, once it is. */
  readonly failure: () => Error | undefined
}

const defaultSnapshotAfter = 20_000

/**
 * An engine in a worker, with the engine’s own interface, so that a page draws on while it indexes and searches. Refusals come
 * across with their codes. When the worker dies, what was under way is refused with `search.worker_died`; the next call starts
 * another and brings it to where the last one was: no change that was confirmed is lost.
 *
 * @example
 * ```ts
 * const engine = await hostInWorker({
 *   start: () => new Worker(new URL('./search-worker.js', import.meta.url), { type: 'module' }),
 * })
 * ```
 */
export async function hostInWorker(options: WorkerHostOptions): Promise<HostedEngine> {
  const { snapshotAfter = defaultSnapshotAfter, onDeath } = options
  const journal = createJournal()
  let lastId = 0
  let closed = false
  let snapshotting = false
  let connection: Promise<Connection> | undefined

  const connect = async (): Promise<Connection> => {
    const opened = openConnection(options.start, (reason) => {
      connection = undefined
      if (!closed) onDeath?.(reason)
    })
    await opened.ready
    try {
      for (const { method, args } of journal.replay()) await send(opened, method, args)
    } catch (error) {
      opened.channel.close()
      throw error
    }
    return opened
  }
  const connected = (): Promise<Connection> => {
    if (closed) throw searchRefusals.error('search.worker_closed')
    connection ??= connect().catch((error: unknown) => {
      connection = undefined
      throw error
    })
    return connection
  }

  const send = (
    { channel, waiting, failure }: Connection,
    method: Method,
    args: readonly unknown[],
    signal?: AbortSignal,
  ): Promise<unknown> =>
    new Promise((resolve, reject) => {
      const dead = failure()
      if (dead) return reject(dead)
      const id = ++lastId
      const aborted = () => {
        waiting.delete(id)
        channel.post({ cancel: id })
        reject(signal?.reason)
      }
      signal?.addEventListener('abort', aborted)
      const settled =
        <Value>(then: (value: Value) => void) =>
        (value: Value) => {
          signal?.removeEventListener('abort', aborted)
          then(value)
        }
      waiting.set(id, { resolve: settled(resolve), reject: settled(reject) })
      channel.post({ id, method, args })
    })

  const call = async <Value>(
    method: Method,
    args: readonly unknown[],
    signal?: AbortSignal,
  ): Promise<Value> => {
    signal?.throwIfAborted()
    const to = await connected()
    signal?.throwIfAborted()
    const isChange = changes.has(method) && method !== 'snapshot' && method !== 'tidy'
    const entry = isChange ? journal.write({ method, args }) : undefined
    try {
      const value = (await send(to, method, args, signal)) as Value
      entry?.done()
      return value
    } catch (error) {
      entry?.failed()
      throw error
    }
  }
  const change = async (method: Method, args: readonly unknown[]): Promise<void> => {
    await call(method, args)
    if (journal.size < snapshotAfter || snapshotting) return
    snapshotting = true
    try {
      await journal.snapshot(() => call<SearchSnapshot>('snapshot', []))
    } catch (error) {
      // The change itself is done, and of the death `onDeath` was told.
      if (!isRefusal(error) || error.code !== 'search.worker_died') throw error
    } finally {
      snapshotting = false
    }
  }

  const { name, version } = await (await connected()).ready
  return {
    name,
    version,
    index: (documents) => change('index', [documents]),
    remove: (tenant, ids, kind) => change('remove', [tenant, ids, kind]),
    clear: (tenant) => change('clear', [tenant]),
    restore: (snapshot) => change('restore', [snapshot]),
    tidy: () => call('tidy', []),
    search: (query, { signal } = {}) => call('search', [query], signal),
    suggest: (query, { signal } = {}) => call('suggest', [query], signal),
    snapshot: (tenant) => call('snapshot', [tenant]),
    stats: () => call('stats', []),
    close() {
      if (closed) return
      closed = true
      const end = ({ channel, waiting }: Connection) => {
        for (const one of waiting.values()) one.reject(searchRefusals.error('search.worker_closed'))
        waiting.clear()
        channel.close()
      }
      // A worker that could not be started has told those who wait for it.
      void connection?.then(end, () => undefined)
    },
  }
}

function openConnection(start: WorkerHostOptions['start'], died: (reason: string) => void): Connection {
  const waiting = new Map<number, Waiting>()
  const { promise: ready, resolve, reject } = withResolvers<Ready['ready']>()
  let failure: Error | undefined
  const channel = openChannel(start(), {
    message(data) {
      const message = data as Answer | Ready
      if ('ready' in message) return resolve(message.ready)
      const one = waiting.get(message.id)
      waiting.delete(message.id)
      if ('failure' in message) one?.reject(errorOf(message.failure))
      else one?.resolve(message.value)
    },
    dead(reason) {
      if (failure) return
      const error = searchRefusals.error('search.worker_died', { details: { reason } })
      failure = error
      reject(error)
      for (const one of waiting.values()) one.reject(error)
      waiting.clear()
      died(reason)
      channel.close()
    },
  })
  return { channel, waiting, ready, failure: () => failure }
}

function withResolvers<Value>() {
  let resolve: (value: Value) => void = () => undefined
  let reject: (error: unknown) => void = () => undefined
  const promise = new Promise<Value>((yes, no) => {
    resolve = yes
    reject = no
  })
  return { promise, resolve, reject }
}
