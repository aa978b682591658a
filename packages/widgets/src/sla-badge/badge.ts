import { html, nothing, type TemplateResult } from 'lit'
import type { Formatter } from '../base/format.js'
import { icons } from '../base/icons.js'
import { parts } from '../base/parts.js'
import { type SlaLevel, type SlaStanding, slaLevel, timeLeft } from './level.js'
import { slaMessages } from './messages.js'

const looks: Readonly<Record<SlaLevel, { tone: string; icon: () => TemplateResult }>> = {
  calm: { tone: '', icon: icons.clock },
  soon: { tone: 'warn', icon: icons.clock },
  late: { tone: 'bad', icon: icons.alert },
  paused: { tone: '', icon: icons.pause },
  met: { tone: 'good', icon: icons.check },
  missed: { tone: 'bad', icon: icons.alert },
}

/** Time left or overdue, as icon, text and part: never by colour alone. Nothing when the clock says nothing. */
export function slaBadge(
  standing: SlaStanding,
  now: number,
  format: Formatter,
): TemplateResult | typeof nothing {
  const level = slaLevel(standing, now)
  if (!level) return nothing
  const { tone, icon } = looks[level]
  const title =
    standing.due === undefined ? nothing : slaMessages(format.locale).due(format.absolute(standing.due))
  return html`<span class="sla" part=${parts('badge', 'sla', level, tone)} data-state=${level} title=${title}
    >${icon()}<span>${sentence(level, standing, now, format)}</span></span>`
}

/** Beyond so many hours, nights and holidays among them, a countdown tells less than the hour when it ends. */
const countable = 3 * 3_600_000

function sentence(level: SlaLevel, standing: SlaStanding, now: number, format: Formatter): string {
  const t = slaMessages(format.locale)
  const { due = now, left, overdue = now - due } = standing
  if (level === 'late') return t.over(format.duration(overdue))
  if (level !== 'calm' && level !== 'soon') return t[level]
  if (left === undefined && due - now > countable) return format.hour(due, now)
  return t.left(format.duration(timeLeft(due, standing, now)))
}
