import type * as z from 'zod/mini'
import {
  type Lifecycle,
  type LifecycleEvent,
  step as lifecycleStep,
  type Stateful,
  type Step,
} from '../lifecycle/index.js'
import { type Decision, unwritable } from '../policy/index.js'
import { type Action, type Kind, parseInput } from '../schema/index.js'
import { canonicalJson, type JsonObject, sha256Hex } from '../shared/index.js'
import { type Row, StorageError } from '../storage/index.js'
import type { CallOptions } from './client/index.js'
import type { SessionContext } from './context.js'
import { ledgerOf } from './ledger.js'
import { lifecycleFor } from './lifecycle-for.js'
import { must } from './must.js'
import { giveReason, owe } from './obligations.js'
import { authorise, decide, readable, settleDenial } from './reader.js'
import { deskRefusals } from './refusals.js'
import { personKey } from './standing.js'
import { createWork, type Work } from './work.js'

/** One thing that can be asked of the desk, as data and small functions: what the pipeline needs to carry it out. */
export interface Command<Input, Doc extends object, Extra = undefined> {
  /** The kind of record that it creates or changes. */
  readonly kind: Kind
  readonly input: z.ZodMiniType<Input>
  /** Default: that of the kind, as the desk was given it. */
  readonly lifecycle?: Lifecycle
  /** What policy is asked. */
  readonly action: Action | ((input: Input, current: Doc | undefined) => Action)
  /** The record's id; a command without it creates the record. */
  readonly target?: (input: Input) => string
  /** The event that the record's lifecycle must accept; for a command that creates, the one that brings it into being. */
  readonly event?: (input: Input) => LifecycleEvent
  /** What guards need to know and the record does not hold. */
  readonly facts?: (given: {
    input: Input
    current: Doc | undefined
    session: SessionContext
    extra: Extra
  }) => JsonObject
  /** The fields that it sets, which policy must leave writable. */
  readonly writes?: (input: Input) => readonly string[]
  /** What policy is asked about when a command creates; default: the record as it will be. */
  readonly resource?: (extra: Extra) => object
  readonly reason?: (input: Input) => string | undefined
  /** Reads what else is needed, under the person's own permissions. */
  readonly prepare?: (session: SessionContext, input: Input, current: Doc | undefined) => Promise<Extra>
  /** Lays the change into the work and answers the record as it will be. */
  readonly change: (work: Work, given: Given<Input, Doc, Extra>) => Row<Doc>
}

export interface Given<Input, Doc extends object, Extra> {
  readonly session: SessionContext
  readonly input: Input
  /** The record as it is; for a command that creates, it does not exist. */
  readonly current: Row<Doc>
  readonly step: Step
  readonly extra: Extra
}

const conflictRuns = 20

/**
 * The one road for every change: parse → load → authorise → step → change → record → commit. Nothing is stored
 * unless all of it holds, and a conflict runs the whole road again on fresh data.
 */
export async function run<Input, Doc extends object, Extra>(
  session: SessionContext,
  command: Command<Input, Doc, Extra>,
  rawInput: unknown,
  options: CallOptions = {},
): Promise<Row<Doc>> {
  const input = must(parseInput(command.input, rawInput)) as Input
  giveReason(session, options)
  session.call.reason ??= command.reason?.(input)
  const receipt = await receiptOf(session, command, input, options)
  for (let attempt = 1; ; attempt++) {
    try {
      const earlier = receipt && (await replay<Doc>(session, receipt))
      if (earlier) return earlier
      return await runOnce(session, command, input, options, receipt)
    } catch (error) {
      if (!(error instanceof StorageError) || error.retry !== 'rerun') throw error
      if (attempt >= conflictRuns) throw deskRefusals.error('desk.busy')
      await session.renew()
    }
  }
}

async function runOnce<Input, Doc extends object, Extra>(
  session: SessionContext,
  command: Command<Input, Doc, Extra>,
  input: Input,
  options: CallOptions,
  receipt: Receipt | undefined,
): Promise<Row<Doc>> {
  const { desk } = session
  // load
  const current = command.target && (await load<Doc>(session, command.kind, command.target(input), options))
  const action = typeof command.action === 'function' ? command.action(input, current?.doc) : command.action
  const extra = (await command.prepare?.(session, input, current?.doc)) as Extra
  // authorise
  const decision = current && (await authoriseWrite(session, command, action, input, current.doc))
  // step
  const step = stepOf(session, command, input, current?.doc, extra)
  // change
  const work = createWork({ at: session.now(), zone: session.zone, actor: session.actor.id, newId: desk.ids })
  const given = { session, input, current: current as Row<Doc>, step: step as Step, extra }
  const result = command.change(work, given)
  const { policyVersion } =
    decision ??
    (await authoriseWrite(session, command, action, input, command.resource?.(extra) ?? result.doc))
  for (const { key } of work.changes) session.call.written.add(`${key.kind}/${key.id}`)
  guardStanding(session, work)
  // record and commit
  await ledgerOf(desk, session.tenant).record({
    work,
    session,
    audit: { action, policyVersion, reason: session.call.reason },
    receipt: receipt && { ...receipt, result: { kind: result.kind, id: result.id } },
  })
  desk.committed(session.tenant)
  const after = work.changes.find(
    (change) => change.key.kind === result.kind && change.key.id === result.id,
  )?.after
  return { ...result, doc: (after ?? result.doc) as Doc }
}

async function load<Doc extends object>(
  session: SessionContext,
  kind: Kind,
  id: string,
  options: CallOptions,
): Promise<Row<Doc>> {
  const row = await readable<Doc>(session, kind, id, `${kind}.read` as Action)
  if (options.version !== undefined && options.version !== row.version) {
    throw deskRefusals.error('desk.version_conflict', {
      details: { expected: options.version, current: row.version },
    })
  }
  return row
}

async function authoriseWrite<Input, Doc extends object, Extra>(
  session: SessionContext,
  command: Command<Input, Doc, Extra>,
  action: Action,
  input: Input,
  resource: object,
): Promise<Decision> {
  await settleDenial(session, action, resource, decide(session, action, resource))
  const decision = authorise(session, action, resource)
  const refused = unwritable(decision.fields, command.writes?.(input) ?? [])
  if (refused.length > 0)
    throw deskRefusals.error('desk.fields_not_writable', { details: { action, fields: refused } })
  owe(session, action, resource, decision)
  return decision
}

/** The command is committed only while its actor stands as they did when policy was asked: no grant or session less. */
function guardStanding({ actor, standing }: SessionContext, work: Work): void {
  const key = personKey(actor.id)
  const isWritten = work.changes.some((change) => change.key.kind === key.kind && change.key.id === key.id)
  if (!isWritten) work.check(key, standing.guard)
}

function stepOf<Input, Doc extends object, Extra>(
  session: SessionContext,
  command: Command<Input, Doc, Extra>,
  input: Input,
  current: Doc | undefined,
  extra: Extra,
): Step | undefined {
  if (!command.event) return undefined
  const facts = command.facts?.({ input, current, session, extra }) ?? {}
  const context = { actor: session.actor, now: session.now(), facts }
  return must(
    lifecycleStep(
      command.lifecycle ?? lifecycleFor(session, command.kind),
      current as unknown as Stateful | undefined,
      command.event(input),
      context,
    ),
  )
}

interface Receipt {
  readonly id: string
  readonly hash: string
}

/** A caller's idempotency key holds for one person; the hash tells whether it is the same call. */
async function receiptOf(
  session: SessionContext,
  command: { readonly kind: Kind; readonly action: unknown },
  input: unknown,
  { idempotencyKey }: CallOptions,
): Promise<Receipt | undefined> {
  if (idempotencyKey === undefined) return undefined
  const name = typeof command.action === 'string' ? command.action : command.kind
  const hash = await sha256Hex(canonicalJson([name, input] as never))
  return { id: await sha256Hex(canonicalJson([session.actor.id, idempotencyKey])), hash }
}

async function replay<Doc extends object>(
  session: SessionContext,
  receipt: Receipt,
): Promise<Row<Doc> | undefined> {
  const { storage } = session.desk
  const [row] = await storage.get([{ kind: 'receipt', id: receipt.id }], { tenant: session.tenant })
  if (!row) return undefined
  if (row.doc.hash !== receipt.hash) throw deskRefusals.error('desk.wrong_key_reuse')
  const { kind, id } = row.doc.result as { kind: Kind; id: string }
  return readable<Doc>(session, kind, id, `${kind}.read` as Action)
}
