import type { Ticket } from '../../schema/index.js'
import { relatedQuery } from '../../search/index.js'

/** The question that a ticket puts to the library, as far as it is known. */
export function ticketQuestion({ subject = '', product, description }: Partial<Ticket>): string {
  return relatedQuery({ subject: product ? `${product} ${subject}` : subject, description })
}
