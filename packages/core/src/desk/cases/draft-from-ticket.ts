import * as z from 'zod/mini'
import {
  type CaseContent,
  type CaseEntry,
  type CasePlacement,
  type Comment,
  emptyCaseContent,
  identifier,
  type Ticket,
} from '../../schema/index.js'
import type { JsonObject } from '../../shared/index.js'
import type { Row } from '../../storage/index.js'
import { commentsOf } from '../comments-of.js'
import type { Command } from '../pipeline.js'
import { authorise, readable } from '../reader.js'
import { deskRefusals } from '../refusals.js'
import { storeDueIndex } from '../tick/store-due-index.js'
import { caseAttributes } from './case-attributes.js'
import { type Appraisal, appraise, defaultPlacement, type Manuscript, newCase } from './new-case.js'
import { qualityOf } from './quality-of.js'

const input = z.strictObject({ ticket: identifier })
type Input = z.infer<typeof input>

interface Extra {
  readonly ticket: Row<Ticket>
  readonly manuscript: Manuscript
  readonly appraisal: Appraisal
  readonly attributes: JsonObject
}

/**
 * Makes a pre-filled draft from a resolved ticket (L12): symptom in the customer's words, diagnosis from the internal
 * notes, the steps of the resolution, the customer's industry; personal data masked; linked both ways.
 */
export const draftFromTicket: Command<Input, CaseEntry, Extra> = {
  kind: 'case',
  action: 'case.draft_from_ticket',
  input,
  event: () => ({ type: 'case.draft_from_ticket' }),
  facts: ({ extra: { ticket } }) => ({
    ticketCategory: ticket.doc.cancelled ? 'cancelled' : ticket.doc.statusCategory,
  }),
  async prepare(session, { ticket: id }) {
    const ticket = await readable<Ticket>(session, 'ticket', id, 'ticket.read')
    const notes = (await commentsOf(session, id)).filter((comment) => comment.visibility === 'internal')
    const names = [ticket.doc.contact?.name].filter((name) => name !== undefined)
    const { content } = qualityOf(session.desk).mask(contentFrom(ticket.doc, notes), names)
    const track: CasePlacement['track'] = ticket.doc.priority === 'urgent' ? 'urgent' : 'routine'
    const manuscript = { ...content, ...defaultPlacement, track }
    // Whether there is a case already is told to those who might make one, and to nobody else.
    authorise(session, 'case.draft_from_ticket', { ...manuscript, author: session.actor.id, coAuthors: [] })
    const { draftedCase } = ticket.doc
    if (draftedCase) throw deskRefusals.error('desk.case_exists', { details: { case: draftedCase } })
    return {
      ticket,
      manuscript,
      appraisal: await appraise(session.desk, manuscript),
      attributes: await caseAttributes(session, manuscript),
    }
  },
  change(work, { session, step, extra: { ticket, manuscript, appraisal, attributes } }) {
    const origin = { sourceTicket: ticket.id }
    const row = work.create<CaseEntry>('case', newCase(work, step, manuscript, appraisal, origin), 'C')
    const linked = work.change(ticket, (draft) => {
      draft.draftedCase = row.id
      delete draft.caseCandidate
    })
    work.emit('case.created', row, { attributes, ticket: ticket.id })
    work.emit('ticket.case_drafted', linked, { case: row.id })
    return storeDueIndex(session.desk, work, row, [])
  },
}

function contentFrom(ticket: Ticket, notes: readonly Comment[]): CaseContent {
  const empty = emptyCaseContent(titleFrom(ticket))
  return {
    ...empty,
    basics: {
      product: ticket.product ?? '',
      productModel: '',
      industry: ticket.customer?.industry ?? '',
      occurredAt: ticket.createdAt,
    },
    ...(ticket.customer ? { customer: { name: ticket.customer.name, ...pickUscc(ticket.customer) } } : {}),
    symptom: { customerWords: ticket.description || ticket.subject, scene: '' },
    diagnosis: { narrative: notes.map((note) => note.text).join('\n\n'), checks: [] },
    solution: { ...empty.solution, steps: stepsFrom(ticket.resolution?.text ?? '') },
    result: { ...empty.result, testimonial: ticket.rating?.comment ?? '' },
    tags: ticket.tags,
    ...(ticket.category ? { node: ticket.category } : {}),
    urgency: ticket.priority,
    regions: ticket.regions,
    attachments: ticket.attachments,
  }
}

const pickUscc = ({ uscc }: NonNullable<Ticket['customer']>) => (uscc ? { uscc } : {})

/** Product and problem; the customer's name stays out of titles. */
function titleFrom({ product, subject, customer }: Ticket): string {
  const problem = customer ? subject.replaceAll(customer.name, '').trim() || subject : subject
  return (product && !problem.includes(product) ? `${product} ${problem}` : problem).slice(0, 200)
}

/** A resolution written as lines, numbered or with semicolons, becomes its steps. */
function stepsFrom(resolution: string): { text: string }[] {
  return resolution
    .split(/[\n;；]+|(?=(?<![\d.])\d{1,2}[.、)）]\s*(?!\d))/u)
    .map((line) => line.replace(/^\s*(?:\d{1,2}[.、)）]|[-•·])\s*/u, '').trim())
    .filter((line) => line !== '')
    .slice(0, 100)
    .map((text) => ({ text }))
}
