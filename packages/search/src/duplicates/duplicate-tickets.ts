import type { ComparedTicket, DuplicateCandidate, DuplicateReason } from '@caselore/core/search'
import { noCharacterMap } from '../analysis/index.js'
import { comparedIdentifier, findIdentifiers } from './identifiers.js'
import { matchIdentifier } from './match-identifiers.js'
import { containment, resemblance, shinglesOf } from './shingles.js'

export interface DuplicateTicketsOptions {
  /** Default 0.5. */
  readonly least?: number
  readonly limit?: number
  /** Tickets filed so many hours apart are not close any more. Default 72. */
  readonly hours?: number
}

const hour = 3_600_000

/**
 * Which tickets may be the same as the given one, with reasons. Give the tickets that the asker may see, such as the
 * first hits of a search with its text and the open ones of the same customer. Nothing is merged by it.
 */
export function findDuplicateTickets(
  ticket: ComparedTicket,
  others: Iterable<ComparedTicket>,
  { least = 0.5, limit = 5, hours = 72 }: DuplicateTicketsOptions = {},
): DuplicateCandidate[] {
  const compare = comparisonWith(ticket, hours)
  return [...others]
    .filter(({ id }) => id !== ticket.id)
    .map(compare)
    .filter(({ score }) => score >= least)
    .sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1))
    .slice(0, limit)
}

function comparisonWith(
  ticket: ComparedTicket,
  hours: number,
): (other: ComparedTicket) => DuplicateCandidate {
  const shingles = pairsOf(ticket)
  const identifiers = identifiersOf(ticket)
  return (other) => {
    const evidence: { worth: number; reason: DuplicateReason }[] = []
    const note = (worth: number, reason: DuplicateReason) => evidence.push({ worth, reason })
    const isSame = (key: 'conversation' | 'customer' | 'contact' | 'product') =>
      ticket[key] !== undefined && ticket[key] === other[key]
    if (isSame('conversation')) note(1, { code: 'same_conversation' })
    for (const identifier of identifiersOf(other)) {
      const near = identifiers.has(identifier) ? undefined : nearest(identifier, identifiers)
      if (identifiers.has(identifier)) note(0.45, { code: 'same_identifier', identifier })
      else if (near) note(0.3, { code: 'similar_identifier', identifier: near, other: identifier })
    }
    const otherShingles = pairsOf(other)
    const share = Math.max(
      resemblance(shingles, otherShingles),
      containment(shingles, otherShingles) * (Math.min(shingles.size, otherShingles.size) >= 6 ? 0.8 : 0.5),
    )
    if (share >= 0.15) note(share * 0.7, { code: 'similar_text', share })
    const apart = Math.abs(ticket.filedAt - other.filedAt) / hour
    if (isSame('contact')) note(0.2, { code: 'same_contact' })
    else if (isSame('customer')) note(0.15, { code: 'same_customer' })
    if (isSame('product')) note(0.1, { code: 'same_product' })
    if (apart <= hours) note(0.15 * (1 - apart / hours), { code: 'close_in_time', hours: Math.round(apart) })
    evidence.sort((a, b) => b.worth - a.worth)
    const isAbout = evidence.some(({ reason: { code } }) =>
      ['same_conversation', 'same_identifier', 'similar_identifier', 'similar_text'].includes(code),
    )
    // The same customer on the same day has two problems as often as one: without a word in common it is no candidate.
    const score = isAbout
      ? Math.min(
          1,
          evidence.reduce((sum, { worth }) => sum + worth, 0),
        )
      : 0
    return { id: other.id, score, reasons: evidence.map(({ reason }) => reason) }
  }
}

// Messages are short: three characters in a row are seldom the same even where the problem is.
const pairsOf = (ticket: ComparedTicket) => shinglesOf(textOf(ticket), noCharacterMap, 2)

const textOf = ({ subject, description = '' }: ComparedTicket) => `${subject}\n${description}`

const identifiersOf = (ticket: ComparedTicket): ReadonlySet<string> =>
  new Set(
    findIdentifiers(textOf(ticket)).flatMap(({ kind, value }) =>
      kind === 'waybill' || kind === 'order' || kind === 'serial' ? [comparedIdentifier(value)] : [],
    ),
  )

/** One that a slip of the pen would make of it. Short ones differ by design: E-27 is not E-28. */
function nearest(identifier: string, among: ReadonlySet<string>): string | undefined {
  const records = Array.from(among, (one) => ({ id: one, identifier: one }))
  return matchIdentifier(identifier, records, { within: identifier.length < 8 ? 0 : 1 })[0]?.record
}
