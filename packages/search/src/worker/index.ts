// Outside the worker.

// What either end may be.
export type { NodeEnd, WebEnd } from './channel.js'
export {
  type AbortOptions,
  type HostedEngine,
  hostInWorker,
  type WorkerHostOptions,
} from './host-in-worker.js'
// Inside.
export { type ServedEngine, serveEngine } from './serve-engine.js'
