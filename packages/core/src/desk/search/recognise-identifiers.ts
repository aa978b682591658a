import * as z from 'zod/mini'
import { identifier, limits, parseInput, type Ticket, text } from '../../schema/index.js'
import type { FoundIdentifier, SearchTools } from '../../search/index.js'
import type { IdentifierLead, RecognisedIdentifier } from '../client/index.js'
import type { SessionContext } from '../context.js'
import { must } from '../must.js'
import { readable, see } from '../reader.js'
import { ticketsInReach } from './find-duplicates.js'

const input = z.union([
  z.strictObject({ ticket: identifier }),
  z.strictObject({ text: text(limits.article) }),
])

/** Under which name a ticket's references keep what a person said that an identifier means. */
export const correctionOf = (value: string): string => `identifier:${value}`

/** Things that are one's own and are looked up: a version or an alarm is shared by many. */
const leading: readonly string[] = ['waybill', 'order', 'serial']
const mostLeads = 5

/** The identifiers of a ticket or text, with the tickets in reach and the host's records that they probably name. */
export async function recogniseIdentifiers(
  session: SessionContext,
  of: unknown,
): Promise<RecognisedIdentifier[]> {
  const asked = must(parseInput(input, of))
  const tools = await (await session.desk.search.open()).tools()
  const { words, corrections, own } = await wordsOf(session, asked)
  const found = tools.identifiers(words)
  if (!found.some(({ kind }) => leading.includes(kind))) return found.map((one) => ({ ...one, leads: [] }))
  const tickets = namedIn(tools, await ticketsInReach(session, session.now()), own)
  return Promise.all(
    found.map(async (one) => ({
      ...one,
      leads: leading.includes(one.kind)
        ? [
            ...(await recordLeads(session, tools, one, corrections)),
            ...ticketLeads(tools, one, tickets),
          ].slice(0, mostLeads)
        : [],
    })),
  )
}

async function wordsOf(session: SessionContext, asked: z.infer<typeof input>) {
  if ('text' in asked) return { words: asked.text, corrections: {}, own: '' }
  const { doc } = await readable<Ticket>(session, 'ticket', asked.ticket, 'ticket.read')
  const { doc: seen, masked } = see(session, 'ticket.read', doc)
  const texts = (['subject', 'description'] as const).filter((field) => !masked.includes(field))
  const prefix = correctionOf('')
  return {
    words: texts.flatMap((field) => seen[field] ?? []).join('\n'),
    corrections: Object.fromEntries(
      (masked.includes('references') ? [] : (seen.references ?? [])).flatMap(({ system, id }) =>
        system.startsWith(prefix) ? [[system.slice(prefix.length), id]] : [],
      ),
    ),
    own: doc.id,
  }
}

interface Named {
  readonly id: string
  readonly identifier: string
  readonly name: string
  readonly kind: string
}

function namedIn(tools: SearchTools, rows: Awaited<ReturnType<typeof ticketsInReach>>, own: string): Named[] {
  return rows.flatMap(({ number, ticket: { id, subject, description = '' } }) =>
    id === own
      ? []
      : tools
          .identifiers(`${subject}\n${description}`)
          .map(({ kind, value }) => ({ id, identifier: value, name: number, kind })),
  )
}

function ticketLeads(
  tools: SearchTools,
  { kind, value }: FoundIdentifier,
  named: readonly Named[],
): IdentifierLead[] {
  return leadsAmong(
    'ticket',
    tools,
    value,
    named.filter((one) => one.kind === kind),
    {},
  )
}

async function recordLeads(
  { tenant, actor }: SessionContext,
  tools: SearchTools,
  { kind, value }: FoundIdentifier,
  corrections: Readonly<Record<string, string>>,
): Promise<IdentifierLead[]> {
  const records = (await tools.records?.({ tenant, actor: actor.id, kind, identifier: value })) ?? []
  return leadsAmong('record', tools, value, records, corrections)
}

function leadsAmong(
  kind: IdentifierLead['kind'],
  tools: SearchTools,
  value: string,
  among: readonly { readonly id: string; readonly identifier: string; readonly name: string }[],
  corrections: Readonly<Record<string, string>>,
): IdentifierLead[] {
  const matches = tools.matchIdentifier(value, among, corrections)
  const seen = new Set<string>()
  return matches.flatMap(({ record, distance, corrected }) => {
    const one = among.find(({ id }) => id === record)
    if (!one || seen.has(record)) return []
    seen.add(record)
    return [{ kind, id: record, identifier: one.identifier, name: one.name, distance, corrected }]
  })
}
