import { html, nothing, type TemplateResult } from 'lit'
import { icons } from '../base/icons.js'
import { parts } from '../base/parts.js'
import { mayEver } from '../base/session-of.js'
import { failureNotice } from '../base/states.js'
import type { TicketDetailView } from './view-context.js'

const shut = new Set(['closed', 'merged'])

/** Where one writes: to the customer, or beside them to colleagues; who it reaches is said before it is sent. */
export function composerView(view: TicketDetailView): TemplateResult | typeof nothing {
  const { controller, ticket, t, locale, tell, staff } = view
  const { reply, session, busy, refused } = controller.state
  const mayNote = mayEver(session, 'comment.note')
  if (!mayEver(session, 'comment.reply') || shut.has(ticket.statusCategory)) return nothing
  const internal = mayNote && reply.visibility === 'internal'
  const send = () => tell(controller.comment(), t.sent)
  const keyed = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) send()
  }
  const submit = (event: Event) => {
    event.preventDefault()
    send()
  }
  const choice = (visibility: 'public' | 'internal', label: string) =>
    html`<label part=${parts('choice', 'switch', reply.visibility === visibility && 'active')} class="target"><input type="radio" name="visibility" part="radio"
      .checked=${reply.visibility === visibility} @change=${() => controller.write({ visibility })}>${visibility === 'internal' ? icons.note() : icons.eye()}${label}</label>`
  return html`<form part=${parts('composer', internal && 'internal')} class="stack composer" @submit=${submit}>
    ${
      mayNote
        ? html`<fieldset class="line"><legend class="silent">${t.reply}</legend>${choice('public', t.replyPublic)} ${choice('internal', t.replyInternal)}</fieldset>`
        : nothing
    }
    <textarea part="input" rows="3" aria-label=${internal ? t.replyInternal : t.replyPublic} aria-keyshortcuts="Control+Enter"
      placeholder=${internal ? t.placeholderInternal : staff ? t.placeholderPublic : t.placeholderRequester}
      .value=${reply.text} @keydown=${keyed} @input=${(event: Event) => controller.write({ text: (event.target as HTMLTextAreaElement).value })}></textarea>
    ${refused?.action === 'comment' ? failureNotice(refused.failure, locale, { kept: t.kept }) : nothing}
    <div class="line"><button type="submit" part="button primary" ?disabled=${busy !== undefined || !reply.text.trim()}>${internal ? t.sendNote : t.send}</button>
      <span part="quiet">${t.sendKeys}</span></div>
  </form>`
}
