import type { AuditEntry } from '../../audit/index.js'
import { type Kind, parseInput } from '../../schema/index.js'
import type { JsonObject } from '../../shared/index.js'
import type { Key } from '../../storage/index.js'
import type { AccessReport, AuditView, ReportedAccess } from '../client/index.js'
import type { SessionContext } from '../context.js'
import { must } from '../must.js'
import { deskRefusals } from '../refusals.js'
import { reportInput } from './audit-inputs.js'
import { documents } from './audit-rows.js'
import { auditView } from './list-audit.js'
import { noteAccess } from './note-access.js'

/** By which field a record is a person's. */
const belongs = {
  ticket: 'requester',
  comment: 'requester',
  feedback: 'by',
  grant: 'subject',
  person: 'id',
} as const satisfies Partial<Record<Kind, string>>
type Belonging = keyof typeof belongs

const maxItems = 10_000
const nameOf = ({ kind, id }: Key): string => `${kind}/${id}`

/**
 * Who read or changed what of a person, from the entries that the asker may see (A5). Reads the audit once, holding the
 * names of the person's records and the answer. That it was asked is in the audit itself.
 */
export async function accessReport(
  session: SessionContext,
  person: string,
  options: { readonly reason?: string } = {},
): Promise<AccessReport> {
  const { reason } = must(parseInput(reportInput, { ...options, person }))
  const { scope } = session.policy().filter('audit.read')
  if (scope === 'none') throw deskRefusals.error('desk.denied', { details: { action: 'audit.read' } })
  await noteAccess(session, {
    action: 'audit.read',
    target: { kind: 'person', id: person },
    circumstances: { about: 'access_report' },
    reason,
  })
  const records = await recordsOf(session, person)
  const items: ReportedAccess[] = []
  const query = { kind: 'audit', scope: scope === 'all' ? undefined : scope }
  for await (const entry of documents<AuditEntry>(session.desk.storage, session.tenant, query)) {
    // What was deleted since is known by the entry that tells of its making.
    if (isMadeFor(entry, person)) records.add(nameOf(entry.target))
    if (!records.has(nameOf(entry.target))) continue
    if (items.length === maxItems) return { person, items, complete: false }
    items.push(accessOf(auditView(session, entry)))
  }
  return { person, items, complete: true }
}

async function recordsOf({ desk, tenant }: SessionContext, person: string): Promise<Set<string>> {
  const names = new Set<string>([nameOf({ kind: 'person', id: person })])
  for (const [kind, field] of Object.entries(belongs)) {
    const where = { field, op: 'eq', value: person } as const
    for await (const { id } of documents<{ id: string }>(desk.storage, tenant, { kind, where })) {
      names.add(nameOf({ kind, id }))
    }
  }
  return names
}

function isMadeFor({ target, changes }: AuditEntry, person: string): boolean {
  const field = belongs[target.kind as Belonging]
  const [first] = changes
  const whole = first?.path.length === 0 ? ((first.after ?? first.before) as JsonObject) : undefined
  return field !== undefined && whole?.[field] === person
}

/** Which fields, never what stood in them: the report is handed on. */
const accessOf = (entry: AuditView): ReportedAccess => ({
  seq: entry.seq,
  at: entry.at,
  actor: entry.actor,
  ...(entry.onBehalfOf === undefined ? {} : { onBehalfOf: entry.onBehalfOf }),
  action: entry.action,
  target: entry.target,
  ...(entry.reason === undefined ? {} : { reason: entry.reason }),
  fields: [
    ...new Set(
      (entry.changes ?? []).map(({ path }) => path.filter((step) => typeof step === 'string').join('.')),
    ),
  ].filter((path) => path !== ''),
})
