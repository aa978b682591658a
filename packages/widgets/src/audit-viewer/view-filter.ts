import { wallTime } from '@caselore/core/shared'
import { html, type TemplateResult } from 'lit'
import { chosenInstant } from '../base/chosen-instant.js'
import type { AuditQuestion } from './controller.js'
import type { AuditPieces } from './view-context.js'

const kinds = [
  'ticket',
  'comment',
  'case',
  'article',
  'feedback',
  'taxonomy',
  'view',
  'grant',
  'person',
  'audit',
] as const

/** What the entries are narrowed to. */
export function filterView({ controller, t, format }: AuditPieces): TemplateResult {
  const { question, pending } = controller.state
  const written = (name: 'actor' | 'record' | 'action', hint?: string) => html`<div part="field">
    <label part="label" for=${name}>${t[name]}</label>
    <input id=${name} part="input" maxlength="200" placeholder=${hint ?? ''} autocomplete="off" spellcheck="false" .value=${question[name]}
      @input=${(event: Event) => controller.write({ [name]: (event.target as HTMLInputElement).value })}></div>`
  const time = (name: 'from' | 'until') => {
    const at = question[name]
    return html`<div part="field"><label part="label" for=${name}>${t[name]}</label>
      <input id=${name} type="datetime-local" part="input" .value=${at === undefined ? '' : wallTime(at, format.zone)}
        @change=${(event: Event) => {
          const chosen = chosenInstant(event.target as HTMLInputElement, format.zone)
          if (chosen !== 'unfinished') controller.write({ [name]: chosen } as Partial<AuditQuestion>)
        }}></div>`
  }
  return html`<form part="card" class="stack" aria-label=${t.filter} @submit=${(event: Event) => {
    event.preventDefault()
    void controller.search()
  }}>
    <div class="filters">${written('actor', t.actorHint)}
      <div part="field"><label part="label" for="kind">${t.kind}</label>
        <select id="kind" part="input" .value=${question.kind} @change=${(event: Event) => controller.write({ kind: (event.target as HTMLSelectElement).value })}>
          <option value="">${t.anyKind}</option>
          ${kinds.map((kind) => html`<option value=${kind} ?selected=${question.kind === kind}>${t[`kind_${kind}`]}</option>`)}
        </select></div>
      ${written('record')} ${written('action', t.actionHint)} ${time('from')} ${time('until')}</div>
    <div class="line"><button type="submit" part="button primary" ?disabled=${pending === 'search'}>${t.search}</button>
      <button type="button" part="button" @click=${() => {
        controller.write({ actor: '', kind: '', record: '', action: '', from: undefined, until: undefined })
        void controller.search()
      }}>${t.clear}</button></div>
  </form>`
}
