import { MessageChannel, Worker } from 'node:worker_threads'
import { hostInWorker } from '@caselore/search/worker'
import { afterAll } from 'vitest'
import { describeSearchEngine } from './describe-search-engine.js'
import type { EngineSchema } from './scenario.js'
import type { ServeOrder } from './testing/served-engine.js'

// A thread does not inherit vitest’s way to read TypeScript.
const script = new URL('./testing/search-worker.ts', import.meta.url).href
const thread = new Worker(
  `import('tsx/esm/api').then(({ register }) => { register(); return import(${JSON.stringify(script)}) })`,
  { eval: true },
)
afterAll(() => thread.terminate())

const inThread = (engine: ServeOrder['engine']) => (schema: EngineSchema) =>
  hostInWorker({
    start() {
      const { port1, port2 } = new MessageChannel()
      thread.postMessage({ order: { engine, schema }, port: port2 }, [port2])
      return port1
    },
  })

describeSearchEngine({ name: 'compact in a thread', create: inThread('compact') })
describeSearchEngine({ name: 'minisearch in a thread', create: inThread('minisearch') })
