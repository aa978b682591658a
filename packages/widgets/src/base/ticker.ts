import type { ReactiveController, ReactiveControllerHost } from 'lit'

/** Renders its host again at an interval, so that times left go on; not while nobody sees the page. */
export class Ticker implements ReactiveController {
  readonly #host: ReactiveControllerHost
  readonly #interval: () => number
  readonly #each: (() => void) | undefined
  #timer: ReturnType<typeof setInterval> | undefined

  /**
   * @param interval milliseconds; 0 stands still
   * @param each is done at each tick as well
   */
  constructor(host: ReactiveControllerHost, interval: () => number, each?: () => void) {
    this.#host = host
    this.#interval = interval
    this.#each = each
    host.addController(this)
  }

  hostConnected(): void {
    const interval = this.#interval()
    if (interval <= 0) return
    this.#timer = setInterval(() => {
      if (document.hidden) return
      this.#host.requestUpdate()
      this.#each?.()
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
