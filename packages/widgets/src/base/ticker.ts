import type { ReactiveController, ReactiveControllerHost } from 'lit'

/** Renders its host again at an interval, so that times left go on; not while nobody sees the page. */
export class Ticker implements ReactiveController {
  readonly #host: ReactiveControllerHost
  readonly #interval: () => number
  #timer: ReturnType<typeof setInterval> | undefined

  /** @param interval milliseconds; 0 stands still */
  constructor(host: ReactiveControllerHost, interval: () => number) {
    this.#host = host
    this.#interval = interval
    host.addController(this)
  }

  hostConnected(): void {
    const interval = this.#interval()
    if (interval <= 0) return
    this.#timer = setInterval(() => {
      if (!document.hidden) this.#host.requestUpdate()
    }, interval)
  }

  hostDisconnected(): void {
    clearInterval(this.#timer)
  }

  /** Takes a changed interval into account. */
  restart(): void {
    this.hostDisconnected()
    this.hostConnected()
  }
}
