import { html, nothing, type TemplateResult } from 'lit'
import { icons } from '../base/icons.js'
import { commonMessages } from '../base/messages.js'
import { parts } from '../base/parts.js'
import { failureText } from '../base/states.js'
import { bulkActions } from './bulk.js'
import type { TicketListController } from './controller.js'
import type { TicketListTexts } from './messages.js'

/** What can be done to the selected tickets, and what became of each of them. */
export function bulkView(
  { state, run, selectAll, dismiss }: TicketListController,
  t: TicketListTexts,
  locale: string,
): TemplateResult {
  const { selected, bulk } = state
  return html`
    ${
      selected.size > 0
        ? html`<div part="toolbar" class="line" role="toolbar" aria-label=${t.selected(selected.size)}>
          <span part="label" class="number">${t.selected(selected.size)}</span>
          ${bulkActions.map((action) => html`<button type="button" part="button" ?disabled=${bulk?.running} @click=${() => run(action)}>${t[action]}</button>`)}
          <button type="button" part="button quiet" @click=${() => selectAll(false)}>${t.clear}</button>
        </div>`
        : nothing
    }
    ${bulk && !bulk.running ? outcome(bulk.results, t, locale, dismiss) : nothing}`
}

type Results = NonNullable<TicketListController['state']['bulk']>['results']

function outcome(results: Results, t: TicketListTexts, locale: string, dismiss: () => void) {
  const failed = results.flatMap(({ failure, number }) => (failure ? [{ failure, number }] : []))
  return html`<div part=${parts('notice', failed.length > 0 ? 'refused' : 'good')} class="line" data-state="bulk">
    ${failed.length > 0 ? icons.alert() : icons.check()}
    <div part="notice-text">
      <p>${t.done(results.length - failed.length, failed.length)}</p>
      ${failed.length > 0 ? html`<ul>${failed.map(({ number, failure }) => html`<li><span class="number">${number}</span> ${failureText(failure, locale)}</li>`)}</ul>` : nothing}
    </div>
    <button type="button" part="button quiet" @click=${dismiss}>${commonMessages(locale).close}</button>
  </div>`
}
