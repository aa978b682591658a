import { type Draft, enablePatches, type Patch, produceWithPatches } from 'immer'
import type { AuditChange } from '../audit/index.js'
import type { Action } from '../schema/index.js'
import type { Instant, JsonObject } from '../shared/index.js'
import { claimPut, type EventInput, type Guard, type Key, type Put, type Row } from '../storage/index.js'

enablePatches()

/** One aggregate as a command found it and as it leaves it. */
export interface Change {
  readonly key: Key
  readonly guard: number | 'absent'
  readonly before: JsonObject | undefined
  /** `undefined` when the command deletes it. */
  after: JsonObject | undefined
  readonly patches: Patch[]
  readonly inverse: Patch[]
}

/** An audit entry for something that changed nothing, as a read of what policy wants noted. Holds no content. */
export interface Note {
  readonly action: Action
  readonly target: Key
  /** The fields that were seen: paths without values. */
  readonly changes?: readonly AuditChange[]
  readonly regions?: readonly string[]
  readonly policyVersion?: string
  /** What it was, beside where from. */
  readonly circumstances?: JsonObject
}

/** A number that is drawn from a counter when the command is recorded, and the change that waits for it. */
export interface NumberDraw {
  readonly counter: string
  readonly change: Change
}

/**
 * All that one command will write, gathered in memory: nothing is stored before the ledger commits it, and then all
 * of it is.
 */
export interface Work {
  readonly at: Instant
  readonly zone: string
  readonly actor: string
  readonly changes: readonly Change[]
  readonly draws: readonly NumberDraw[]
  readonly events: readonly EventInput[]
  readonly checks: readonly (Key & { readonly guard: Guard })[]
  readonly claims: readonly Put[]
  readonly notes: readonly Note[]
  newId(): string
  /** Adds a record that must not be there yet. With `counter`, its `number` is drawn at the commit. */
  create<Doc extends object>(kind: string, doc: Doc & { id: string }, counter?: string): Row<Doc>
  /** Lays a change over a loaded row. Changing it again builds on the first change. */
  change<Doc extends object>(row: Row<Doc>, recipe: (draft: Draft<Doc>) => void): Row<Doc>
  remove(row: Row<object>): void
  /** Adds an audit entry beside those of the changes. */
  note(note: Note): void
  check(key: Key, guard: Guard): void
  /** Makes a value the owner's alone within a scope, as a conversation's id. */
  claim(scope: string, value: string, owner: string): void
  /** Says what happened to the aggregate: goes into the event stream with the commit. */
  emit(type: string, aggregate: Key & { version: number }, data?: JsonObject): void
}

export function createWork(facts: { at: Instant; zone: string; actor: string; newId: () => string }): Work {
  const changes = new Map<string, Change>()
  const draws: NumberDraw[] = []
  const events: EventInput[] = []
  const checks: (Key & { guard: Guard })[] = []
  const claims: Put[] = []
  const notes: Note[] = []
  const nameOf = (key: Key) => `${key.kind}/${key.id}`

  return {
    ...facts,
    get changes() {
      return [...changes.values()]
    },
    draws,
    events,
    checks,
    claims,
    notes,
    create(kind, doc, counter) {
      const key = { kind, id: doc.id }
      const change: Change = { ...newChange(key, 'absent', undefined), after: doc as unknown as JsonObject }
      changes.set(nameOf(key), change)
      if (counter) draws.push({ counter, change })
      return { ...key, version: 1, doc }
    },
    change(row, recipe) {
      const key = { kind: row.kind, id: row.id }
      const earlier = changes.get(nameOf(key))
      const base = (earlier?.after ?? row.doc) as typeof row.doc
      const [after, patches, inverse] = produceWithPatches(base, recipe)
      const change = earlier ?? newChange(key, row.version, row.doc as JsonObject)
      change.after = after as JsonObject
      change.patches.push(...patches)
      change.inverse.unshift(...inverse)
      changes.set(nameOf(key), change)
      return { ...key, version: versionAfter(change), doc: after as typeof row.doc }
    },
    remove(row) {
      const key = { kind: row.kind, id: row.id }
      changes.set(nameOf(key), newChange(key, row.version, row.doc as JsonObject))
    },
    note(note) {
      notes.push(note)
    },
    check(key, guard) {
      checks.push({ ...key, guard })
    },
    claim(scope, value, owner) {
      claims.push(claimPut(scope, value, owner))
    },
    emit(type, aggregate, data = {}) {
      events.push({
        id: facts.newId(),
        type,
        aggregate: { kind: aggregate.kind, id: aggregate.id },
        version: aggregate.version,
        at: facts.at,
        actor: facts.actor,
        data,
      })
    },
  }
}

function newChange(key: Key, guard: number | 'absent', before: JsonObject | undefined): Change {
  return { key, guard, before, after: undefined, patches: [], inverse: [] }
}

const versionAfter = (change: Change): number => (change.guard === 'absent' ? 1 : change.guard + 1)
