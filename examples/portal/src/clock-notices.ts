import type { ChangeHint, DeskClient } from '@caselore/core/desk'
import { watchChanges } from '@caselore/widgets/base'
import { h, say } from './dom.js'
import { icon } from './icons.js'
import type { Say } from './language.js'
import { hrefOf } from './places.js'

const sentences: Readonly<Record<string, Say>> = {
  'ticket.sla_warned': (t) => t.clockWarned,
  'ticket.sla_breached': (t) => t.clockBreached,
}
const most = 3

/** Tells whoever leads of tickets whose time runs out, as it happens; of each the last word only. Ends with the answer. */
export function showClockNotices(client: DeskClient, place: HTMLElement): () => void {
  const shown = new Map<string, HTMLElement>()
  const remove = (id: string) => {
    shown.get(id)?.remove()
    shown.delete(id)
  }
  async function tell({ id, type }: ChangeHint, sentence: Say): Promise<void> {
    const { number, subject } = await client.tickets.get(id)
    remove(id)
    const notice = h(
      'p',
      { class: 'page-notice clock', role: 'status', 'data-type': type },
      h('a', { href: hrefOf('ticket', id) }, `${number} ${subject}`),
      ' ',
      say(sentence),
      h(
        'button',
        { type: 'button', class: 'tool', 'aria-label': (t) => t.close, onclick: () => remove(id) },
        icon('check'),
      ),
    )
    shown.set(id, notice)
    place.append(notice)
    const [oldest] = shown.keys()
    if (shown.size > most && oldest !== undefined) remove(oldest)
  }
  const stop = watchChanges(client, {
    hint(hint) {
      const sentence = sentences[hint.type]
      // One that cannot be read any more needs no notice.
      if (sentence) tell(hint, sentence).catch(() => remove(hint.id))
    },
  })
  return () => {
    stop()
    for (const id of [...shown.keys()]) remove(id)
  }
}
