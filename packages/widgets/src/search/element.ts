import type { DeskClient, Suggestion } from '@caselore/core/desk'
import type { Filter } from '@caselore/core/filter'
import { html, nothing, type PropertyValues } from 'lit'
import { CaseloreElement } from '../base/element.js'
import { isComposing } from '../base/focus.js'
import { icons } from '../base/icons.js'
import { parts } from '../base/parts.js'
import { emptyState, failureNotice, skeleton } from '../base/states.js'
import { baseStyles } from '../base/styles.js'
import { createSearchController, type SearchController } from './controller.js'
import { type SearchTexts, searchMessages } from './messages.js'
import { searchStyles } from './styles.js'
import { facetsView } from './view-facets.js'
import { hitView } from './view-hit.js'

/**
 * A search box for the case library with suggestions, results and filters.
 *
 * @customElement caselore-search
 * @slot after-box - What a page sets between the box and the results, as tags that go with the words.
 * @slot empty - Replaces what is shown when nothing was found.
 * @fires {CustomEvent<{ kind: 'case', id: string }>} caselore-open - A case was chosen. Prevent it to keep a link from being followed.
 * @fires {CustomEvent<{ query: string, total: number }>} caselore-searched - A search was answered.
 * @fires {CustomEvent<{ text: string }>} caselore-ask - Nothing was found and the person wants to file a ticket with these words.
 * @csspart did-you-mean - The line that offers another spelling.
 * @csspart hit - One result; `hit-title`, `snippet`, `hit-meta` stand in it.
 */
export class CaseloreSearch extends CaseloreElement<SearchController> {
  static override styles = [baseStyles, searchStyles]

  static override properties = {
    facets: { attribute: false },
    where: { attribute: false },
    pageSize: { type: Number, attribute: 'page-size' },
    query: { type: String },
    browse: { type: Boolean },
    active: { state: true, attribute: false },
    filtersOpen: { state: true, attribute: false },
  }

  /** Fields to count by; default: classification, product and tags. */
  declare facets: readonly string[] | undefined
  /** What every search is narrowed to. */
  declare where: Filter | undefined
  /** Hits that are shown at first, and with each “show more”; default 10. */
  declare pageSize: number | undefined
  /** Words to search for at once, for example from the page's address. */
  declare query: string | undefined
  /** Shows the whole library before anything is asked, for pages that are walked through rather than searched. */
  declare browse: boolean
  declare protected active: number
  declare protected filtersOpen: boolean
  #told = 0

  constructor() {
    super()
    this.active = -1
    this.browse = false
    this.filtersOpen = false
  }

  protected override connect(client: DeskClient): SearchController {
    const { facets, where, pageSize } = this
    const controller = createSearchController(client, { facets, where, pageSize })
    if (this.query || this.browse) void controller.submit(this.query ?? '')
    return controller
  }

  protected override inputs() {
    return [this.facets, this.where, this.pageSize]
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    const before = this.controller
    super.willUpdate(changed)
    if (changed.has('query') && this.query && before && before === this.controller)
      void before.submit(this.query)
  }

  protected override updated(): void {
    const { answered = 0, query, total } = this.controller?.state ?? {}
    if (answered === this.#told) return
    this.#told = answered
    if (answered === 0) return
    this.announce(this.textsIn(searchMessages).resultCount(total ?? 0))
    this.dispatchEvent(
      new CustomEvent('caselore-searched', { detail: { query, total }, bubbles: true, composed: true }),
    )
  }

  protected override view(): unknown {
    const { controller } = this
    if (!controller) return nothing
    const t = this.textsIn(searchMessages)
    return html`<div class="stack">${this.#box(controller, t)} ${this.#results(controller, t)}</div>`
  }

  #box({ state }: SearchController, t: SearchTexts) {
    const open = state.suggestions.length > 0
    return html`<form role="search" part="box" class="box" @submit=${this.#submit} @focusout=${this.#left}>
      <span class="icon-place" part="box-icon">${icons.search()}</span>
      <input type="text" id="words" part="input box-input" role="combobox" autocomplete="off" enterkeyhint="search" spellcheck="false"
        aria-label=${t.label} aria-autocomplete="list" aria-expanded=${open} aria-controls="suggestions"
        aria-activedescendant=${this.active >= 0 && open ? `s${this.active}` : nothing}
        placeholder=${t.placeholder} .value=${state.text} @input=${this.#typed} @keydown=${this.#keyed}>
      <button type="submit" part="button primary box-button">${t.search}</button>
      <ul id="suggestions" role="listbox" part="suggestions" class="suggestions" aria-label=${t.suggestions} ?hidden=${!open}>
        ${state.suggestions.map((suggestion, index) => this.#option(suggestion, index, t))}
      </ul>
    </form><slot name="after-box"></slot>`
  }

  #option(suggestion: Suggestion, index: number, t: SearchTexts) {
    const active = index === this.active
    const from =
      suggestion.field === 'title' ? t.fromTitle : suggestion.field === 'tags' ? t.fromTag : t.fromOther
    return html`<li id="s${index}" role="option" part=${parts('suggestion', active && 'active')} class="target suggestion"
      aria-selected=${active} @pointerdown=${(event: Event) => event.preventDefault()} @click=${() => this.#choose(suggestion)}>
      <span class="grow">${suggestion.text}</span><span part="quiet">${from}</span>
    </li>`
  }

  #results(controller: SearchController, t: SearchTexts) {
    const { state } = controller
    if (state.status === 'idle') return nothing
    const failure = failureNotice(state.failure, this.lingua, {
      kept: t.kept,
      retry: () => void controller.submit(),
    })
    if (state.status === 'failed') return failure
    if (state.status === 'loading' && state.hits.length === 0) return skeleton(this.lingua, 6)
    const chosen = Object.values(state.chosen).some((values) => values.length > 0)
    if (state.total === 0 && !chosen) return this.#nothingFound(state.query, t)
    return html`<div class="results" aria-busy=${state.status === 'loading'}>
      <div part="facets" class="facets">
        <button type="button" part="button" class="toggle" aria-expanded=${this.filtersOpen}
          @click=${() => (this.filtersOpen = !this.filtersOpen)}>${icons.filter()} ${t.facets}</button>
        <div class="groups" data-open=${this.filtersOpen}>${facetsView(controller, t, this.format)}</div>
      </div>
      <section part="results" aria-labelledby="results">
        <h2 id="results" class="silent">${t.results}</h2>
        ${this.#meant(controller, t)}
        <p part="quiet result-count">${t.resultCount(state.total)}</p>
        <ol part="hits">${state.hits.map((hit) => html`<li part="item">${hitView({ hit, t, format: this.format, opened: () => controller.opened(hit.case.id), link: (content) => this.link('case', hit.case.id, content) })}</li>`)}</ol>
        ${failure} ${state.hits.length < state.total ? this.#more(controller, t) : nothing}
      </section>
    </div>`
  }

  #meant(controller: SearchController, t: SearchTexts) {
    const { didYouMean } = controller.state
    return didYouMean
      ? html`<p part="did-you-mean">${t.didYouMean}<button type="button" part="button quiet" @click=${() => controller.submit(didYouMean)}>${didYouMean}</button></p>`
      : nothing
  }

  #more(controller: SearchController, t: SearchTexts) {
    return html`<button type="button" part="button more" ?disabled=${controller.state.loadingMore} @click=${() => controller.more()}>${t.more}</button>`
  }

  #nothingFound(query: string, t: SearchTexts) {
    const ask = html`<p>${t.noneHint}</p>
      <button type="button" part="button primary" @click=${() => this.#ask(query)}>${t.ask}</button>`
    return html`<slot name="empty">${emptyState(t.noneTitle(query), ask)}</slot>`
  }

  #ask(text: string): void {
    this.dispatchEvent(new CustomEvent('caselore-ask', { detail: { text }, bubbles: true, composed: true }))
  }

  #typed(event: Event): void {
    this.active = -1
    this.controller?.type((event.target as HTMLInputElement).value)
  }

  #submit(event: Event): void {
    event.preventDefault()
    this.active = -1
    void this.controller?.submit()
  }

  #left(event: FocusEvent): void {
    const form = event.currentTarget as HTMLElement
    if (!form.contains(event.relatedTarget as Node | null)) this.controller?.dismissSuggestions()
  }

  #choose(suggestion: Suggestion): void {
    this.active = -1
    if (suggestion.id === undefined) void this.controller?.submit(suggestion.text)
    else {
      this.controller?.dismissSuggestions()
      this.go('case', suggestion.id)
    }
  }

  #keyed(event: KeyboardEvent): void {
    const { suggestions } = this.controller?.state ?? {}
    const count = suggestions?.length ?? 0
    if (isComposing(event) || count === 0) return
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    const chosen = suggestions?.[this.active]
    if (step) {
      // -1 is the box itself: going past either end leads through it.
      this.active = ((this.active + 1 + step + count + 1) % (count + 1)) - 1
    } else if (event.key === 'Enter' && chosen) this.#choose(chosen)
    else if (event.key === 'Escape') this.controller?.dismissSuggestions()
    else return
    event.preventDefault()
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'caselore-search': CaseloreSearch
  }
}
