import type { ClockView } from '@caselore/core/desk'
import { css, type PropertyValues } from 'lit'
import { CaseloreElement } from '../base/element.js'
import { baseStyles } from '../base/styles.js'
import { Ticker } from '../base/ticker.js'
import { slaBadge } from './badge.js'
import { soonByDefault, standingOf } from './level.js'
import { slaBadgeStyles } from './styles.js'

/**
 * How much time is left, or by how much it was exceeded, as text, icon and part. It needs no client: give it a clock of
 * `client.tickets.sla()`, or a due time.
 *
 * @customElement caselore-sla-badge
 * @csspart badge - The badge; with one of `calm soon late paused met missed` and the tone `good warn bad`.
 */
export class CaseloreSlaBadge extends CaseloreElement {
  static override styles = [
    baseStyles,
    slaBadgeStyles,
    css`
      :host {
        display: inline-block;
        container-type: normal;
      }
    `,
  ]

  static override properties = {
    clock: { attribute: false },
    due: { type: Number },
    state: { type: String },
    soonWithin: { type: Number, attribute: 'soon-within' },
    tick: { type: Number },
  }

  /** One clock of a ticket; it wins over `due` and `state`. */
  declare clock: ClockView | undefined
  /** When it is due, in milliseconds since the epoch. */
  declare due: number | undefined
  /** How the clock stands, with `due`; default: running. */
  declare state: ClockView['state'] | undefined
  /** From how many milliseconds before the due time on it warns; default one hour. */
  declare soonWithin: number
  /** Every how many milliseconds it counts on; default 30,000, 0 stands still. */
  declare tick: number

  readonly #ticker = new Ticker(this, () => this.tick)

  constructor() {
    super()
    this.tick = 30_000
    this.soonWithin = soonByDefault
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (changed.has('tick')) this.#ticker.restart()
  }

  protected override view(): unknown {
    const standing = this.clock ? standingOf(this.clock) : { due: this.due, state: this.state }
    return slaBadge({ ...standing, soonWithin: this.soonWithin }, this.moment, this.format)
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'caselore-sla-badge': CaseloreSlaBadge
  }
}
