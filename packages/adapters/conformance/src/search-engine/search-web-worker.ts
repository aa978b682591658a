import { type ServeOrder, serveOrder } from './served-engine.js'

self.addEventListener('message', ({ data, ports: [port] }: MessageEvent<ServeOrder>) => {
  if (port) void serveOrder(data, port)
})
