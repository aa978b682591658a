import { localText } from '@caselore/core/shared'
import { html, nothing, type TemplateResult } from 'lit'
import { icons } from '../base/icons.js'
import { failureNotice } from '../base/states.js'
import type { AuditPieces } from './view-context.js'

/** Verifying the chain, and taking out what is shown. */
export function careView(view: AuditPieces): TemplateResult | typeof nothing {
  const { controller, t, format } = view
  const { mayVerify, mayExport, pending, problem, exportReason } = controller.state
  if (!mayVerify && !mayExport) return nothing
  return html`<div class="stack">
    <div class="care">
      ${mayVerify ? html`<button type="button" part="button" id="verify" ?disabled=${pending !== undefined} @click=${view.verify}>${pending === 'verify' ? t.verifying : t.verify}</button>` : nothing}
      ${
        mayExport
          ? html`<div part="field"><label part="label" for="export-reason">${t.exportReason}</label>
            <input id="export-reason" part="input" maxlength="2000" .value=${exportReason}
              @input=${(event: Event) => controller.writeReason((event.target as HTMLInputElement).value)}></div>
          <div class="line"><button type="button" part="button" id="export-csv" ?disabled=${pending !== undefined} @click=${() => view.export('csv')}>${t.exportCsv}</button>
            <button type="button" part="button" id="export-ndjson" ?disabled=${pending !== undefined} @click=${() => view.export('ndjson')}>${t.exportJson}</button></div>`
          : nothing
      }
    </div>
    ${verifiedView(view)}
    ${problem ? failureNotice(problem.failure, format.locale) : nothing}
  </div>`
}

function verifiedView({ controller, t, format, now }: AuditPieces) {
  const { verification } = controller.state
  if (!verification) return nothing
  if (!verification.whole)
    return html`<div part="notice failed" class="line" role="alert" data-state="broken">${icons.alert()}<span part="notice-text"><strong>${t.broken}</strong> ${localText(verification.fault.message, format.locale)}</span></div>`
  const { count, checkpoint } = verification
  return html`<div part="notice good" class="line" data-state="whole">${icons.check()}<span part="notice-text">${t.wholeChain(format.number(count))}
    ${checkpoint ? t.checkpoint(format.number(checkpoint.seq), format.moment(checkpoint.at, now)) : t.noCheckpoint}</span></div>`
}
