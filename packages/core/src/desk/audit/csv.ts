import type { AuditView } from '../client/index.js'

const columns: readonly (readonly [name: string, value: (entry: AuditView) => unknown])[] = [
  ['seq', ({ seq }) => seq],
  ['time', ({ at }) => at !== undefined && new Date(at).toISOString()],
  ['zone', ({ zone }) => zone],
  ['actor', ({ actor }) => actor],
  ['onBehalfOf', ({ onBehalfOf }) => onBehalfOf],
  ['action', ({ action }) => action],
  ['kind', ({ target }) => target?.kind],
  ['id', ({ target }) => target?.id],
  ['reason', ({ reason }) => reason],
  ['regions', ({ regions }) => regions?.join(' ')],
  ['policyVersion', ({ policyVersion }) => policyVersion],
  ['environment', ({ environment }) => environment && JSON.stringify(environment)],
  ['changes', ({ changes }) => changes && JSON.stringify(changes)],
  ['previous', ({ previous }) => previous],
  ['hash', ({ hash }) => hash],
]

export const csvHeader = columns.map(([name]) => name).join(',')

/** One entry by RFC 4180, without the line's end. */
export const csvLine = (entry: AuditView): string => columns.map(([, value]) => cell(value(entry))).join(',')

/** A text that a spreadsheet would take for a formula gets an apostrophe before it, so that opening the file runs nothing. */
function cell(value: unknown): string {
  if (value === undefined || value === false) return ''
  const text = String(value)
  const safe = typeof value === 'string' && /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
