import { adoptStyles, type CSSResult, type LitElement, type ReactiveController } from 'lit'
import { type Failure, failureOf } from './failure.js'
import { failureNotice, skeleton } from './states.js'

/**
 * What a widget renders with and the structure of it, when they are larger than all the rest: imported while the data is on
 * its way, so that a page which registers every element loads at once only what it shows at once.
 */
export class LazyView<Views extends { readonly styles: readonly CSSResult[] }> implements ReactiveController {
  views: Views | undefined
  failure: Failure | undefined
  readonly #host: LitElement
  readonly #import: () => Promise<Views>

  constructor(host: LitElement, load: () => Promise<Views>) {
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
      const views = await this.#import()
      this.#adopt(views)
      this.views = views
    } catch (error) {
      this.failure = failureOf(error)
    }
    this.#host.requestUpdate()
  }

  /** What `view` makes of it, and until then bones in so many `rows`, or why it does not come. */
  show<Controller>(
    locale: string,
    rows: number,
    controller: Controller | undefined,
    view: (views: Views, controller: Controller) => unknown,
  ): unknown {
    const { views, failure } = this
    if (failure) return failureNotice(failure, locale, { retry: () => void this.load() })
    return views && controller ? view(views, controller) : skeleton(locale, rows)
  }

  /** Behind what all widgets share, and before what a subclass of the element says. */
  #adopt({ styles }: Views): void {
    const [shared = [], ...own] = (this.#host.constructor as typeof LitElement).elementStyles
    adoptStyles(this.#host.renderRoot as ShadowRoot, [shared, ...styles, ...own].flat())
  }
}
