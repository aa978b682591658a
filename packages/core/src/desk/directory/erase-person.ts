import * as z from 'zod/mini'
import type { AuditEntry } from '../../audit/index.js'
import { type RetentionClass, retentionPlan, standardRetention } from '../../audit/index.js'
import type { EncryptionOptions } from '../../encryption/index.js'
import { and, compileFilter, type Filter, getPath, or } from '../../filter/index.js'
import { filled, findSensitive, identifier, limits, parseInput } from '../../schema/index.js'
import type { Instant, Json, JsonObject } from '../../shared/index.js'
import type { Key } from '../../storage/index.js'
import { documents } from '../audit/audit-rows.js'
import { readRegister } from '../audit/legal-holds.js'
import { noteAccess } from '../audit/note-access.js'
import type { DeskContext, SessionContext } from '../context.js'
import { must } from '../must.js'
import { deskItself } from '../system-session.js'

/** What erasing a person needs beside who asks and why. */
export interface ErasePerson {
  readonly by: string
  readonly reason: string
  /** The options that the desk's storage was encrypted with: their keys are what is destroyed. */
  readonly encryption: Pick<EncryptionOptions, 'keys' | 'fields' | 'subjectOf'>
  /** By which the audit is kept. Default: `standardRetention`. */
  readonly retention?: readonly RetentionClass[]
}

export interface ErasedRecord {
  readonly kind: string
  readonly id: string
  readonly fields: readonly string[]
}

/** What of a person was erased, and what is held or kept and why. Names fields, never what stood in them. */
export interface ErasureReport {
  readonly person: string
  readonly at: Instant
  /** `held`: a legal hold is on one of their records, so nothing was erased, since one key seals them all. */
  readonly outcome: 'erased' | 'held'
  /** Fields that can be read by nobody any more. */
  readonly erased: readonly ErasedRecord[]
  /** Records under a legal hold. */
  readonly held: readonly { readonly kind: string; readonly id: string; readonly hold: string }[]
  /** Fields of their records that can still be read and hold what looks like personal data: in plain, or in free text. */
  readonly remaining: readonly ErasedRecord[]
  /** Audit entries about their records or by them; personal data in these are masked. */
  readonly audit: {
    readonly entries: number
    /** When the last of them has been kept long enough; absent when one is kept for good or there are none. */
    readonly until?: Instant
  }
}

const input = z.looseObject({ by: identifier, reason: filled(limits.paragraph) })

/**
 * Erases a person by destroying their keys (A5), after looking for legal holds, and reports what that did by reading their
 * records again. Both that it was asked and what came of it are in the audit, whose chain stays whole.
 */
export async function erasePerson(
  desk: DeskContext,
  tenant: string,
  id: string,
  options: ErasePerson,
): Promise<ErasureReport> {
  const person = must(parseInput(identifier, id))
  const { by, reason } = must(parseInput(input, options))
  const { encryption, retention = standardRetention } = options
  const system = deskItself(desk, tenant, by)
  const note = (circumstances: JsonObject) =>
    noteAccess(system, {
      action: 'person.erase',
      target: { kind: 'person', id: person },
      circumstances: { about: 'erasure', ...circumstances },
      reason,
    })
  const before = await recordsOf(system, person, encryption)
  const held = await heldOf(system, person, before)
  const isHeld = held.length > 0
  await note({ step: isHeld ? 'held' : 'begun', records: before.length })
  if (!isHeld) await encryption.keys.destroyPersonKey(tenant, person)
  const after = isHeld ? before : await recordsOf(system, person, encryption)
  const erased = erasedBetween(before, after, encryption)
  if (!isHeld) await note({ step: 'done', records: erased.length })
  return {
    person,
    at: system.now(),
    outcome: isHeld ? 'held' : 'erased',
    erased,
    held,
    remaining: after.flatMap(remainingIn),
    audit: await auditOf(system, person, before, retention),
  }
}

interface Found extends Key {
  readonly doc: JsonObject
}

/** Every record that is sealed for the person. */
async function recordsOf(
  { desk, tenant }: SessionContext,
  person: string,
  { fields, subjectOf }: ErasePerson['encryption'],
): Promise<Found[]> {
  const found: Found[] = []
  for (const kind of Object.keys(fields)) {
    for await (const doc of documents<JsonObject & { id: string }>(desk.storage, tenant, { kind }))
      if (subjectOf?.(kind, doc) === person) found.push({ kind, id: doc.id, doc })
  }
  return found
}

function erasedBetween(
  before: readonly Found[],
  after: readonly Found[],
  { fields }: ErasePerson['encryption'],
): ErasedRecord[] {
  const now = new Map(after.map((one) => [nameOf(one), one.doc]))
  return before.flatMap(({ kind, id, doc }) => {
    const left = now.get(nameOf({ kind, id })) ?? {}
    const gone = Object.keys(fields[kind] ?? {}).filter(
      (path) => getPath(doc, path) !== undefined && getPath(left, path) === undefined,
    )
    return gone.length > 0 ? [{ kind, id, fields: gone }] : []
  })
}

const nameOf = ({ kind, id }: Key): string => `${kind}/${id}`

/** Records of which an entry is under a hold, and the person as the one who acted. */
async function heldOf(
  session: SessionContext,
  person: string,
  records: readonly Found[],
): Promise<ErasureReport['held']> {
  const holds = ((await readRegister(session))?.doc.holds ?? []).filter(
    ({ releasedAt }) => releasedAt === undefined,
  )
  if (holds.length === 0) return []
  const held = new Map<string, { kind: string; id: string; hold: string }>()
  for await (const entry of entriesOf(session, person, records)) {
    const hold = holds.find(({ where }) => compileFilter(where)(entry as unknown as JsonObject))
    if (hold) held.set(nameOf(entry.target), { ...entry.target, hold: hold.id })
  }
  return [...held.values()]
}

const chunk = 50

/** The audit entries about the person's records, about them, and by them. */
async function* entriesOf(
  { desk, tenant }: SessionContext,
  person: string,
  records: readonly Found[],
): AsyncGenerator<AuditEntry> {
  const seen = new Set<number>()
  const about: Filter[] = [{ field: 'actor', op: 'eq', value: person }]
  const targets = [{ kind: 'person', id: person }, ...records]
  for (let i = 0; i < targets.length; i += chunk) {
    const some = targets
      .slice(i, i + chunk)
      .map(({ kind, id }) =>
        and<string>(
          { field: 'target.kind', op: 'eq', value: kind },
          { field: 'target.id', op: 'eq', value: id },
        ),
      )
    about.push(or(...some))
  }
  for (const where of about) {
    for await (const entry of documents<AuditEntry>(desk.storage, tenant, { kind: 'audit', where })) {
      if (seen.has(entry.seq)) continue
      seen.add(entry.seq)
      yield entry
    }
  }
}

async function auditOf(
  session: SessionContext,
  person: string,
  records: readonly Found[],
  classes: readonly RetentionClass[],
): Promise<ErasureReport['audit']> {
  let entries = 0
  let until: Instant | undefined = 0
  for await (const entry of entriesOf(session, person, records)) {
    entries++
    const { kept } = await retentionPlan([entry], classes, { now: session.now() })
    if (!kept || until === undefined) continue
    until = kept.until === undefined ? undefined : Math.max(until, kept.until)
  }
  return { entries, ...(until ? { until } : {}) }
}

function remainingIn({ kind, id, doc }: Found): ErasedRecord[] {
  const fields = [
    ...new Set(textsIn(doc).flatMap(([path, text]) => (findSensitive(text).length > 0 ? [path] : []))),
  ]
  return fields.length > 0 ? [{ kind, id, fields }] : []
}

function textsIn(value: Json, path = ''): (readonly [string, string])[] {
  if (typeof value === 'string') return [[path, value]]
  if (Array.isArray(value)) return value.flatMap((item: Json) => textsIn(item, path))
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value as JsonObject).flatMap(([name, inner]) =>
    inner === undefined ? [] : textsIn(inner, path ? `${path}.${name}` : name),
  )
}
