/** A Web Worker, a worker’s own global scope, or a port, as a browser has them. */
export interface WebEnd {
  postMessage(message: unknown, transfer: ArrayBuffer[]): void
  addEventListener(type: 'message' | 'messageerror' | 'error', listener: (event: object) => void): void
  /** Ports of a browser begin with this. */
  start?(): void
  terminate?(): void
  close?(): void
}

interface WebEvent {
  readonly data?: unknown
  readonly message?: string
}

/** A `Worker`, the `parentPort` or a `MessagePort` of node:worker_threads. */
export interface NodeEnd {
  postMessage(message: unknown, transfer?: ArrayBuffer[]): void
  on(event: string, listener: (value: never) => void): unknown
  terminate?(): unknown
  close?(): unknown
}

/** One end of what lies between a page or process and its worker. */
export interface Channel {
  post(message: unknown, transfer?: ArrayBuffer[]): void
  close(): void
}

export interface ChannelEvents {
  message(data: unknown): void
  /** The other end is gone, or what came cannot be read. */
  dead(reason: string): void
}

/** Listens at an end of either kind. */
export function openChannel(end: WebEnd | NodeEnd, { message, dead }: ChannelEvents): Channel {
  if ('on' in end) {
    end.on('message', message)
    end.on('messageerror', (error: Error) => dead(error.message))
    end.on('error', (error: Error) => dead(error.message))
    end.on('exit', (code: number) => dead(`exit code ${code}`))
    end.on('close', () => dead('closed'))
  } else {
    end.addEventListener('message', (event) => message((event as WebEvent).data))
    end.addEventListener('messageerror', () => dead('a message that cannot be read'))
    end.addEventListener('error', (event) =>
      dead((event as WebEvent).message ?? 'the worker could not be loaded'),
    )
    end.start?.()
  }
  return {
    post: (data, transfer = []) => end.postMessage(data, transfer),
    close: () => void (end.terminate ? end.terminate() : end.close?.()),
  }
}
