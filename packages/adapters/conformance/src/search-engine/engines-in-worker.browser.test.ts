import { hostInWorker } from '@caselore/search/worker'
import { afterAll } from 'vitest'
import { describeSearchEngine } from './describe-search-engine.js'

const worker = new Worker(new URL('./search-web-worker.ts', import.meta.url), { type: 'module' })
afterAll(() => worker.terminate())

describeSearchEngine({
  name: 'compact in a Web Worker',
  create: (schema) =>
    hostInWorker({
      start() {
        const { port1, port2 } = new MessageChannel()
        worker.postMessage({ engine: 'compact', schema }, [port2])
        return port1
      },
    }),
})
