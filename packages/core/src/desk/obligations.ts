import * as z from 'zod/mini'
import { getPath } from '../filter/index.js'
import type { Decision, FieldView, Obligation } from '../policy/index.js'
import { type Action, parseInput, text } from '../schema/index.js'
import type { JsonObject } from '../shared/index.js'
import type { Call } from './call.js'
import type { SessionContext } from './context.js'
import { must } from './must.js'
import { deskRefusals } from './refusals.js'

const reasonInput = z.optional(z.looseObject({ reason: z.optional(text()) }))

/** Takes down why the person reads, where they said so. */
export function giveReason({ call }: SessionContext, options: unknown): void {
  call.reason = must(parseInput(reasonInput, options))?.reason
}

/** How a record was shown. */
interface Shown {
  readonly doc: object
  readonly masked: readonly string[]
}

/**
 * Takes down what a decision obliges to: `audit` (an entry that the record was read; with `fields`, only when one of
 * these was seen in full; with `lists: false`, not for lists, which then show none of these fields), `alert` (an event `security.alert`), and `require_reason`,
 * which refuses at once with `desk.reason_required` while the call gives none. `quiet: n` lets the same duty of the
 * same session rest for n minutes.
 */
export function owe(
  { call }: SessionContext,
  action: Action,
  doc: object,
  decision: Decision,
  shown?: Shown,
): void {
  for (const obligation of decision.obligations) {
    if (obligation.type === 'require_reason') mustHaveReason(call, action, decision)
    const fields = fieldsSeen(obligation, shown)
    if (!fields || !isCarriedOut(obligation) || isWaived(obligation, call)) continue
    const target = { kind: action.slice(0, action.indexOf('.')), id: (doc as { id?: string }).id ?? 'new' }
    const whom = obligation.type === 'alert' ? '' : `${target.kind}/${target.id}`
    const name = `${JSON.stringify(obligation)} ${whom}`
    call.owed.set(`${name} ${action}`, { name, obligation, action, target, doc, decision, fields })
  }
}

/** Lists are not noted record by record where the duty says so. */
const isWaived = ({ lists }: Obligation, { reads }: Call): boolean => lists === false && reads === 'many'

const fieldsOf = ({ fields }: Obligation): string[] => (Array.isArray(fields) ? (fields as string[]) : [])

const unnoted = new WeakMap<FieldView, Map<string, FieldView>>()

/** What the call may show: without the fields whose sight would have to be noted, in a list that notes nothing. */
export function noted({ call }: SessionContext, { fields, obligations }: Decision): FieldView {
  const waived = obligations.filter((duty) => isWaived(duty, call)).flatMap(fieldsOf)
  const kept = obligations.filter((duty) => duty.type === 'audit' && !isWaived(duty, call))
  const withheld = waived.filter(
    (field) => !kept.some((duty) => !duty.fields || fieldsOf(duty).includes(field)),
  )
  if (withheld.length === 0) return fields
  const name = withheld.join()
  const known = unnoted.get(fields)?.get(name)
  if (known) return known
  const view = { ...fields, hidden: [...new Set([...fields.hidden, ...withheld])] }
  unnoted.set(fields, (unnoted.get(fields) ?? new Map()).set(name, view))
  return view
}

/** Whether the record may be shown to this call as it stands: nothing is owed that it cannot give. */
export const hasReasonFor = ({ call }: SessionContext, decision: Decision): boolean =>
  Boolean(call.reason) || !decision.obligations.some(({ type }) => type === 'require_reason')

function mustHaveReason(call: Call, action: Action, decision: Decision): void {
  if (call.reason || decision.effect !== 'allow') return
  throw deskRefusals.error('desk.reason_required', { path: ['reason'], details: { action } })
}

const isCarriedOut = ({ type }: Obligation): boolean => type === 'audit' || type === 'alert'

/** The fields seen in full of those that the duty is about; `undefined` when it is about some and none was seen. */
function fieldsSeen({ fields }: Obligation, shown: Shown | undefined): string[] | undefined {
  if (!Array.isArray(fields)) return []
  if (!shown) return undefined
  const covers = (path: string) => (masked: string) => path === masked || path.startsWith(`${masked}.`)
  const seen = (fields as string[]).filter(
    (path) => getPath(shown.doc as JsonObject, path) !== undefined && !shown.masked.some(covers(path)),
  )
  return seen.length > 0 ? seen : undefined
}
