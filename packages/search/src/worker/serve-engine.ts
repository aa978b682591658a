import { createQueue } from '../engine/index.js'
import type { SearchEngine, SearchSnapshot } from '../types.js'
import { type NodeEnd, openChannel, type WebEnd } from './channel.js'
import { type Call, type Cancel, changes, failureOf } from './protocol.js'

/** An engine that may have more to tidy up than the port says. */
export type ServedEngine = SearchEngine & { tidy?(): Promise<void> }

/**
 * Answers for an engine inside a worker; {@link hostInWorker} asks from outside. `end` is the worker’s side: `self` of a
 * Web Worker, `parentPort` of node:worker_threads, or a port of either.
 *
 * @example
 * ```ts
 * // search-worker.ts
 * serveEngine(compactEngine({ analyzer: await createAnalyzer(), ...caseIndex }), self)
 * ```
 */
export function serveEngine(engine: ServedEngine, end: WebEnd | NodeEnd): void {
  const waiting: Call[] = []
  const inOrder = createQueue()
  // Each call is taken up in a task of its own, so that a cancellation that is already here comes before it.
  const { port1: bell, port2: ring } = new MessageChannel()
  const channel = openChannel(end, {
    message(data) {
      const message = data as Call | Cancel
      if ('cancel' in message) {
        const at = waiting.findIndex(({ id }) => id === message.cancel)
        if (at >= 0) waiting.splice(at, 1)
        return
      }
      waiting.push(message)
      ring.postMessage(null)
    },
    dead() {
      bell.close()
      ring.close()
    },
  })
  bell.onmessage = () => {
    const call = waiting.shift()
    if (!call) return
    if (changes.has(call.method)) void inOrder(() => answer(call))
    else void answer(call)
  }

  async function answer({ id, method, args }: Call): Promise<void> {
    try {
      const value = await run(method, args)
      const { buffers = [] } = method === 'snapshot' ? (value as SearchSnapshot) : {}
      channel.post({ id, value }, [...buffers])
    } catch (error) {
      channel.post({ id, failure: failureOf(error) })
    }
  }

  function run(method: Call['method'], args: readonly unknown[]): Promise<unknown> {
    if (method === 'tidy') return engine.tidy?.() ?? Promise.resolve()
    return (engine[method] as (...args: readonly unknown[]) => Promise<unknown>)(...args)
  }

  channel.post({ ready: { name: engine.name, version: engine.version } })
}
