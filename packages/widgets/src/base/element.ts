import type { DeskClient } from '@caselore/core/desk'
import { ContextConsumer } from '@lit/context'
import {
  type CSSResultGroup,
  html,
  LitElement,
  nothing,
  type PropertyDeclarations,
  type PropertyValues,
  type TemplateResult,
} from 'lit'
import { type DeskContext, deskContext } from './context.js'
import type { Controller } from './controller.js'
import type { OpenDetail } from './events.js'
import { type Formatter, formatterOf } from './format.js'
import { type HrefOf, openLink } from './open-link.js'
import { skeleton } from './states.js'
import { baseStyles } from './styles.js'

/**
 * What all widgets share: client, locale and zone from `<caselore-provider>` or from their own properties, a controller
 * that is made when the client is known and listened to while the element is in a document, and a live region.
 * A widget says how to make its controller and what to render; nothing else.
 *
 * @fires {CustomEvent<{ kind: 'case' | 'ticket', id: string }>} caselore-open - The person wants to see a record; can be prevented.
 */
export abstract class CaseloreElement<Behind extends Controller<unknown> = never> extends LitElement {
  static override styles: CSSResultGroup = [baseStyles]

  static override properties: PropertyDeclarations = {
    client: { attribute: false },
    locale: { type: String },
    zone: { type: String },
    now: { attribute: false },
    nameOf: { attribute: false },
    hrefOf: { attribute: false },
    texts: { attribute: false },
  }

  /** The desk as the signed-in person meets it; default: the provider's. */
  declare client: DeskClient | undefined
  /** Language of texts, dates and numbers; default: the provider's. */
  declare locale: string | undefined
  /** IANA zone in which moments are shown; default: the provider's. */
  declare zone: string | undefined
  /** The moment in milliseconds; default: the provider's, else the system's clock. */
  declare now: (() => number) | undefined
  /** The name to show for an id of a person or a team; default: the provider's, else the id. */
  declare nameOf: ((id: string) => string) | undefined
  /** With it, records are links that open in new tabs too; without it, buttons. */
  declare hrefOf: HrefOf | undefined
  /** Texts that replace the widget's own, for a further language or a house's wording. */
  declare texts: object | undefined

  protected controller: Behind | undefined
  readonly #provided = new ContextConsumer(this, { context: deskContext, subscribe: true })
  #madeFor: readonly unknown[] = []
  #leave: (() => void) | undefined

  /** Makes the controller, again whenever `inputs()` or the client change. */
  protected connect?(client: DeskClient): Behind
  /** What besides the client the controller is made for, for example a ticket's id. */
  protected inputs(): readonly unknown[] {
    return []
  }
  /** Renders what stands in the shadow root, once there is a controller. */
  protected abstract view(): unknown

  protected get desk(): DeskContext {
    return this.#provided.value ?? {}
  }
  protected get lingua(): string {
    return this.locale ?? this.desk.locale ?? 'zh-CN'
  }
  protected get format(): Formatter {
    const zone = this.zone ?? this.desk.zone ?? Intl.DateTimeFormat().resolvedOptions().timeZone
    return formatterOf(this.lingua, zone)
  }
  protected get moment(): number {
    return (this.now ?? this.desk.now ?? Date.now)()
  }
  protected nameFor(id: string): string {
    return (this.nameOf ?? this.desk.nameOf)?.(id) ?? id
  }
  /** The widget's texts in the language shown, with the host's laid over them. */
  protected textsIn<T extends object>(messages: (locale: string) => T): T {
    const own = messages(this.lingua)
    return this.texts ? { ...own, ...this.texts } : own
  }

  /** Tells the host that the person wants to see a record; true when the host has taken over. */
  protected open(kind: OpenDetail['kind'], id: string, more: Pick<OpenDetail, 'mode'> = {}): boolean {
    const detail = { kind, id, ...more }
    return !this.dispatchEvent(
      new CustomEvent('caselore-open', { detail, bubbles: true, composed: true, cancelable: true }),
    )
  }
  /** The same, and follows the host's address when the host has not taken over. */
  protected go(kind: OpenDetail['kind'], id: string): void {
    if (!this.open(kind, id) && this.hrefOf) location.assign(this.hrefOf(kind, id))
  }
  /** A link or a button that leads to a record. */
  protected link(kind: OpenDetail['kind'], id: string, content: unknown, part = 'link'): TemplateResult {
    return openLink({ kind, id, content, part, hrefOf: this.hrefOf, open: () => this.open(kind, id) })
  }

  /** Says something to screen readers without moving the focus. */
  protected announce(text: string): void {
    const region = this.renderRoot.querySelector('[role=status]')
    // The same sentence twice would not be read again; a trailing space makes it new.
    if (region) region.textContent = region.textContent === text ? `${text} ` : text
  }

  override connectedCallback(): void {
    super.connectedCallback()
    this.#listen()
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    this.#leave?.()
    this.#leave = undefined
  }

  protected override willUpdate(_changed: PropertyValues): void {
    const client = this.client ?? this.desk.client
    const needs = [client, ...this.inputs()]
    if (needs.length === this.#madeFor.length && needs.every((need, i) => Object.is(need, this.#madeFor[i])))
      return
    this.#madeFor = needs
    this.#leave?.()
    this.#leave = undefined
    this.controller = client && this.connect?.(client)
    if (this.isConnected) this.#listen()
  }

  protected override render(): TemplateResult {
    const ready = this.controller !== undefined || this.connect === undefined
    return html`<div part="widget" lang=${this.lingua}>
      ${ready ? this.view() : skeleton(this.lingua)}
      ${this.connect ? html`<div class="silent" role="status"></div>` : nothing}
    </div>`
  }

  #listen(): void {
    if (this.#leave || !this.controller) return
    this.#leave = this.controller.subscribe(() => this.requestUpdate())
    this.requestUpdate()
  }
}
