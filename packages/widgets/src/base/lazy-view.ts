import type { ReactiveController, ReactiveControllerHost } from 'lit'
import { type Failure, failureOf } from './failure.js'

/**
 * What a widget renders with, when it is larger than all the rest: imported while the data is on its way, so that a page
 * which registers every element loads at once only what it shows at once.
 */
export class LazyView<Views> implements ReactiveController {
  views: Views | undefined
  failure: Failure | undefined
  readonly #host: ReactiveControllerHost
  readonly #import: () => Promise<Views>

  constructor(host: ReactiveControllerHost, load: () => Promise<Views>) {
    this.#host = host
    this.#import = load
    host.addController(this)
  }

  hostConnected(): void {
    if (!this.views) void this.load()
  }

  /** Also the way to try again. */
  async load(): Promise<void> {
    this.failure = undefined
    try {
      this.views = await this.#import()
    } catch (error) {
      this.failure = failureOf(error)
    }
    this.#host.requestUpdate()
  }
}
