import type { DeskClient, SessionView } from '@caselore/core/desk'
import { ContextProvider } from '@lit/context'
import { css, html, LitElement, type PropertyValues, type TemplateResult } from 'lit'
import { type DeskContext, deskContext } from '../base/context.js'
import { failureOf } from '../base/failure.js'
import { sessionOf } from '../base/session-of.js'

/**
 * Hands client, locale and zone to every widget inside it. Give it a client and all of them come to life; change its
 * locale and all of them speak the other language at once. It renders nothing of its own.
 *
 * @customElement caselore-provider
 * @slot - The page, with the widgets anywhere in it.
 * @fires {CustomEvent<{ code: string | undefined, message: string }>} caselore-error - The client would not say who is signed in.
 */
export class CaseloreProvider extends LitElement {
  static override styles = css`
    :host {
      display: contents;
    }
  `

  static override properties = {
    client: { attribute: false },
    locale: { type: String },
    zone: { type: String },
    now: { attribute: false },
    nameOf: { attribute: false },
    session: { state: true, attribute: false },
  }

  /** The desk as the signed-in person meets it: `desk.as(session)`, or a connection to a server. */
  declare client: DeskClient | undefined
  /** Language for texts, dates and numbers; default: the session's. */
  declare locale: string | undefined
  /** IANA zone for dates; default: the session's. */
  declare zone: string | undefined
  /** The moment in milliseconds; default: the system's clock. */
  declare now: (() => number) | undefined
  /** The name to show for an id of a person or a team; default: the id. */
  declare nameOf: ((id: string) => string) | undefined
  declare protected session: SessionView | undefined

  readonly #context = new ContextProvider<typeof deskContext, this>(this, {
    context: deskContext,
    initialValue: {},
  })

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('client')) {
      this.session = undefined
      if (this.client) void this.#meet(this.client)
    }
    this.#context.setValue(this.#value())
  }

  protected override render(): TemplateResult {
    return html`<slot></slot>`
  }

  #value(): DeskContext {
    return {
      client: this.client,
      locale: this.locale ?? this.session?.locale,
      zone: this.zone ?? this.session?.zone,
      actor: this.session?.actor.id,
      nameOf: this.nameOf,
      now: this.now,
    }
  }

  async #meet(client: DeskClient): Promise<void> {
    try {
      const session = await sessionOf(client)
      if (client === this.client) this.session = session
    } catch (error) {
      const { code } = failureOf(error)
      const message = error instanceof Error ? error.message : String(error)
      this.dispatchEvent(
        new CustomEvent('caselore-error', { detail: { code, message }, bubbles: true, composed: true }),
      )
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'caselore-provider': CaseloreProvider
  }
}
