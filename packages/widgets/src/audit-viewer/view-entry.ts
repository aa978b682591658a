import type { AuditView } from '@caselore/core/desk'
import { fieldLabels } from '@caselore/core/schema'
import { localText } from '@caselore/core/shared'
import { html, nothing, type TemplateResult } from 'lit'
import { moment } from '../base/moment.js'
import { actionName } from './action-names.js'
import type { AuditPieces } from './view-context.js'

type Changes = NonNullable<AuditView['changes']>

/** One entry: who did what to which record when, and on demand what it changed and from where. */
export function entryView(entry: AuditView, view: AuditPieces): TemplateResult {
  const { controller, t, format, now, nameFor } = view
  const { id, at, actor, onBehalfOf, action, target, reason } = entry
  const isOpen = controller.state.open.has(id)
  return html`<li part="item entry" class="entry" data-seq=${entry.seq}>
    <button type="button" part="entry-line" class="target" aria-expanded=${isOpen} aria-controls="details-${id}" @click=${() => controller.toggle(id)}>
      <span>${moment(at, now, format)}</span>
      <span>${actor === 'system' ? t.system : nameFor(actor)}${onBehalfOf ? html` <span part="quiet">${t.onBehalfOf(nameFor(onBehalfOf))}</span>` : nothing}</span>
      <span class="what"><span part="badge">${kindName(target.kind, view)}</span> <strong>${actionName(action, format.locale)}</strong>
        <span part="quiet" class="number">${target.id}</span>${reason ? html` <span part="quiet">${reason}</span>` : nothing}</span>
    </button>
    ${isOpen ? detailsView(entry, view) : html`<div id="details-${id}" hidden></div>`}
  </li>`
}

const kindName = (kind: string, { t }: AuditPieces): string =>
  ((t as Readonly<Record<string, unknown>>)[`kind_${kind}`] as string | undefined) ?? kind

function detailsView(entry: AuditView, view: AuditPieces): TemplateResult {
  const { t, format, link } = view
  const {
    id,
    seq,
    at,
    target,
    reason,
    changes = [],
    environment = {},
    regions = [],
    policyVersion,
    hash,
  } = entry
  const from = Object.entries(environment).map(([name, value]) => `${name}: ${valueText(value, view)}`)
  const isRecord = target.kind === 'ticket' || target.kind === 'case'
  return html`<div id="details-${id}" class="details" role="group" aria-label=${t.details(actionName(entry.action, format.locale))}>
    ${changesView(changes, view)}
    <dl class="facts">
      ${fact(kindName(target.kind, view), isRecord ? link(target.kind as 'ticket' | 'case', target.id) : target.id)}
      ${fact(t.at, format.absolute(at))}
      ${reason ? fact(t.reason, reason) : nothing}
      ${from.length > 0 ? fact(t.where, from.join(format.locale.startsWith('zh') ? '，' : ', ')) : nothing}
      ${regions.length > 0 ? fact(t.regions, format.list(regions)) : nothing}
      ${policyVersion ? fact(t.policy, policyVersion) : nothing}
      ${fact(t.place, format.number(seq))} ${fact(t.hash, hash.slice(0, 16))}
    </dl>
  </div>`
}

const fact = (term: string, definition: unknown): TemplateResult =>
  html`<div class="line"><dt part="definition-term quiet">${term}</dt><dd part="definition">${definition}</dd></div>`

/** A change has what stood there before and after; a read only names what was seen. */
function changesView(changes: Changes, view: AuditPieces): unknown {
  const { t, format } = view
  if (changes.length === 0) return nothing
  const names = changes.map(({ path }) => pathName(path, view))
  if (changes.every(({ before, after }) => before === undefined && after === undefined))
    return html`<p part="text">${t.seen}${format.locale.startsWith('zh') ? '：' : ': '}${format.list([...new Set(names)])}</p>`
  return html`<div class="scroll" tabindex="0" role="region" aria-label=${t.changes}><table part="table" class="changes">
    <thead><tr><th part="table-head" scope="col">${t.field}</th><th part="table-head" scope="col">${t.before}</th><th part="table-head" scope="col">${t.after}</th></tr></thead>
    <tbody>${changes.map(
      ({ before, after }, i) => html`<tr><th part="table-head" scope="row">${names[i]}</th>
        <td part="table-cell before">${valueText(before, view)}</td><td part="table-cell after">${valueText(after, view)}</td></tr>`,
    )}</tbody></table></div>`
}

function pathName(path: readonly (string | number)[], { t, format }: AuditPieces): string {
  if (path.length === 0) return t.whole
  const plain = path.filter((step) => typeof step === 'string').join('.')
  const label = fieldLabels[plain]
  return label ? localText(label, format.locale) : path.join('.')
}

/** Moments as people read them, and what has parts one part a line. */
function valueText(value: unknown, view: Pick<AuditPieces, 't' | 'format'>): string {
  const { t, format } = view
  if (value === undefined || value === null || value === '') return t.nothing
  if (typeof value === 'number') return isMoment(value) ? format.absolute(value) : format.number(value)
  if (typeof value !== 'object') return String(value)
  const told = (one: unknown) => valueText(one, view)
  return Array.isArray(value)
    ? value.map(told).join('\n')
    : Object.entries(value)
        .map(([name, one]) => `${name}: ${told(one)}`)
        .join('\n')
}

/** Records hold moments as milliseconds, and nothing else in them is as large. */
const isMoment = (value: number): boolean => Number.isInteger(value) && value > 1e12 && value < 1e14
