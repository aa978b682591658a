import { type MessagePort, parentPort } from 'node:worker_threads'
import { type ServeOrder, serveOrder } from './served-engine.js'

// Each order comes with a port of its own, so that one thread serves the engines of all tests.
parentPort?.on('message', ({ order, port }: { readonly order: ServeOrder; readonly port: MessagePort }) => {
  void serveOrder(order, port)
})
