import type { Instant } from '../shared/index.js'
import type { Key, StoredEvent } from '../storage/index.js'
import { type ParkedRow, parkedKind, parkedPut } from './parked.js'
import { workerRefusals } from './refusals.js'
import type { ParkedAggregate, Relaying } from './relay-options.js'

/** An event that could not be delivered, and with it all later ones of its aggregate. */
export interface DeadLetter {
  readonly id: string
  readonly aggregate: Key
  readonly event: Pick<StoredEvent, 'id' | 'type' | 'at' | 'position'>
  readonly attempts: number
  /** What the handler said last. */
  readonly error: string
  readonly since: Instant
}

/** What a relay could not deliver, for an operator. The events stay in the stream; nothing is lost by waiting. */
export interface DeadLetters {
  /** A page of up to 100. */
  deadLetters(cursor?: string): Promise<{ readonly letters: readonly DeadLetter[]; readonly cursor?: string }>
  /** Has a dead letter, or without an id all of them, tried again from the first attempt. Answers how many. */
  requeue(id?: string): Promise<number>
  /** Gives up one event for good and lets those behind it go on. Answers which it was. `worker.not_dead` otherwise. */
  skip(id: string): Promise<DeadLetter>
}

export function createDeadLetters(relay: Relaying): DeadLetters {
  const { storage, tenant, name, clock } = relay
  const where = {
    and: [
      { field: 'relay', op: 'eq', value: name },
      { field: 'state', op: 'eq', value: 'dead' },
    ],
  } as const

  async function page(cursor?: string) {
    const found = await storage.query({ kind: parkedKind, where, limit: 100, cursor }, { tenant })
    return { rows: found.rows as unknown as readonly ParkedRow[], cursor: found.cursor }
  }

  async function dead(id: string): Promise<ParkedRow> {
    const [found] = await storage.get([{ kind: parkedKind, id }], { tenant })
    const row = found as unknown as ParkedRow | undefined
    if (row?.doc.relay === name && row.doc.state === 'dead') return row
    throw workerRefusals.error('worker.not_dead', { details: { id } })
  }

  /** Guarded by the version: of two operators, one is told of the other. */
  async function release(row: ParkedRow, change: Partial<ParkedAggregate> = {}): Promise<void> {
    const doc: ParkedAggregate = { ...row.doc, state: 'waiting', attempts: 0, nextAt: clock(), ...change }
    await storage.commit({ tenant, puts: [parkedPut({ kind: row.kind, id: row.id }, row.version, doc)] })
  }

  return {
    async deadLetters(from) {
      const { rows, cursor } = await page(from)
      return { letters: rows.map(letterOf), ...(cursor === undefined ? {} : { cursor }) }
    },
    async requeue(id) {
      if (id !== undefined) {
        await release(await dead(id))
        return 1
      }
      let requeued = 0
      for (let rows = (await page()).rows; rows.length > 0; rows = (await page()).rows) {
        for (const row of rows) await release(row)
        requeued += rows.length
      }
      return requeued
    },
    async skip(id) {
      const row = await dead(id)
      await release(row, { after: row.doc.event.position })
      return letterOf(row)
    },
  }
}

const letterOf = ({ id, doc }: ParkedRow): DeadLetter => ({
  id,
  aggregate: doc.aggregate,
  event: doc.event,
  attempts: doc.attempts,
  error: doc.error,
  since: doc.nextAt,
})
