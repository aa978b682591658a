import { html, type TemplateResult } from 'lit'

/** How a widget names the place that a record's link leads to. */
export type HrefOf = (kind: 'ticket' | 'case', id: string) => string

export interface OpenLink {
  readonly kind: 'ticket' | 'case'
  readonly id: string
  readonly content: unknown
  readonly part: string
  /** With it the record is a link, which a click with a modifier opens elsewhere as links do. */
  readonly hrefOf: HrefOf | undefined
  /** Tells the host; true when the host has taken over. */
  readonly open: () => boolean
}

/** Something that leads to a record: a link when the host has addresses for records, else a button. */
export function openLink({ kind, id, content, part, hrefOf, open }: OpenLink): TemplateResult {
  if (!hrefOf)
    return html`<button type="button" part=${part} class="target" @click=${open}>${content}</button>`
  const follow = (event: MouseEvent): void => {
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return
    if (open()) event.preventDefault()
  }
  return html`<a part=${part} class="target" href=${hrefOf(kind, id)} @click=${follow}>${content}</a>`
}
