import { invalid } from './error.js'
import { checkText } from './plain-copy.js'
import type { Key, Put } from './types.js'

/** Kinds that the desk keeps for itself: unique values, and numbers drawn in sequence. */
export const reservedKinds = { claim: 'claim', counter: 'counter' } as const

/**
 * Names the claim on a value within a scope, as a ticket's number or a conversation's id. The value is
 * percent-encoded, because ids are ASCII; one that does not fit in 200 characters then is refused as `storage.invalid`.
 */
export function claimKey(scope: string, value: string): Key {
  const id = `${encodeURIComponent(checkText(scope, ['scope']))}:${encodeURIComponent(checkText(value, ['value']))}`
  if (id.length > 200) throw invalid('a claimed value too long', { length: id.length })
  return { kind: reservedKinds.claim, id }
}

/**
 * A put that succeeds for one owner only: whoever comes second is refused with `storage.exists`, and the error's
 * `current` row says who has it (`doc.owner`).
 *
 * @example
 * ```ts
 * await storage.commit({ tenant, puts: [claimPut('ticket.number', 'T-1024', ticket.id), { kind: 'ticket', … }] })
 * ```
 */
export const claimPut = (scope: string, value: string, owner: string): Put => ({
  ...claimKey(scope, value),
  guard: 'absent',
  doc: { scope, value, owner },
})
