import { type Storage, StorageError, type WriteSet } from '@caselore/core/storage'
import { expect } from 'vitest'
import type { FaultMoment, Faults } from '../faults.js'
import type { Scenario } from '../scenario.js'
import { event, feedOf, fill, key, options, put, tenant } from '../world.js'

/** A fault at every operation of the host, one after another: nothing is ever stored in half, and nothing twice. */
export const faultScenarios: readonly Scenario[] = (['before', 'after'] as const).flatMap((moment) => [
  {
    key: `fault.commit-is-whole-or-absent-${moment}-any-operation`,
    needs: ['faults'],
    run: ({ storage, faults }) => atEveryOperation((n) => commitThrough(storage, faults(), n, moment)),
  },
  {
    key: `fault.load-is-whole-or-absent-${moment}-any-operation`,
    needs: ['faults', 'bulkLoad'],
    run: ({ storage, faults }) => atEveryOperation((n) => loadThrough(storage, faults(), n, moment)),
  },
  {
    key: `fault.reads-refuse-and-recover-${moment}-any-operation`,
    needs: ['faults'],
    run: ({ storage, faults }) => readThrough(storage, faults(), moment),
  },
])

const mostOperations = 200

/** Rounds with the first operation failing, the second, and so on, until one ends before its fault. */
async function atEveryOperation(round: (n: number) => Promise<boolean>): Promise<void> {
  for (let n = 1; n <= mostOperations; n++) {
    if (await round(n)) continue
    if (n === 1) throw new Error('No operation went through `faults.around`.')
    return
  }
  throw new Error(`More than ${mostOperations} operations for a small piece of work.`)
}

async function commitThrough(
  storage: Storage,
  faults: Faults,
  n: number,
  moment: FaultMoment,
): Promise<boolean> {
  const writes: WriteSet = {
    tenant,
    checks: [{ ...key('seen'), guard: 'exists' }],
    puts: [put(`new-${n}`), put(`also-new-${n}`), put('counted', n, { n })],
    deletes: [{ ...key(`old-${n}`), guard: 1 }],
    events: [event(`e-${n}`), event(`f-${n}`)],
    idempotency: { key: `k-${n}`, hash: 'h', result: n },
  }
  await fill(storage, { [`old-${n}`]: {}, ...(n === 1 && { seen: {}, counted: { n: 0 } }) })
  faults.arm(n, moment)
  const failure = await failureOf(storage.commit(writes))
  const struck = faults.disarm()
  if (!struck && failure) throw failure

  const stored = await isStored(storage, n)
  assertTold({ n, stored }, failure)
  const replay = await storage.commit(writes)
  expect({ n, ...replay }).toMatchObject({ n, replayed: stored, result: n })
  expect(await isStored(storage, n)).toBe(true)
  return struck
}

/** Whether all of the commit is there. Fails when some of it is. */
async function isStored(storage: Storage, n: number): Promise<boolean> {
  const ids = [`new-${n}`, `also-new-${n}`, 'counted', `old-${n}`]
  const [first, second, counted, old] = await storage.get(
    ids.map((id) => key(id)),
    options,
  )
  const events = storage.changes ? (await feedOf(storage)).map(({ id }) => id) : []
  const announced = (id: string) => events.filter((each) => each === id).length
  const found = {
    first: first !== undefined,
    second: second !== undefined,
    counted: counted?.version,
    old: old !== undefined,
    events: storage.changes && [announced(`e-${n}`), announced(`f-${n}`)],
  }
  const stored = found.first
  const times = stored ? 1 : 0
  expect({ n, ...found }).toEqual({
    n,
    first: stored,
    second: stored,
    counted: n + times,
    old: !stored,
    events: storage.changes && [times, times],
  })
  return stored
}

/** Who was told that the commit failed may try again; only `unknown_outcome` leaves open that it is there. */
function assertTold(at: { n: number; stored: boolean }, failure: StorageError | undefined): void {
  if (failure === undefined) expect(at).toMatchObject({ stored: true })
  else if (at.stored)
    expect({ ...at, code: failure.code }).toEqual({ ...at, code: 'storage.unknown_outcome' })
  else
    expect({ ...at, retry: failure.retry }).toEqual({ ...at, retry: expect.stringMatching(/later|same_key/) })
}

async function loadThrough(
  storage: Storage,
  faults: Faults,
  n: number,
  moment: FaultMoment,
): Promise<boolean> {
  const ids = [1, 2, 3].map((each) => `l-${n}-${each}`)
  const batch = { tenant, load: 'first', sequence: n, rows: ids.map((id) => ({ ...key(id), doc: {} })) }
  faults.arm(n, moment)
  const failure = await failureOf(load(storage, batch))
  const struck = faults.disarm()
  if (!struck && failure) throw failure

  const there = async () => (await storage.get(batch.rows, options)).filter((row) => row !== undefined).length
  const before = await there()
  expect({ n, before }).toEqual({ n, before: before === 0 ? 0 : 3 })
  expect({ n, ...(await load(storage, batch)) }).toEqual({ n, loaded: 3 - before, checkpoint: n })
  expect(await there()).toBe(3)
  return struck
}

const load = async (storage: Storage, batch: Parameters<NonNullable<Storage['bulkLoad']>>[0]) =>
  storage.bulkLoad?.(batch)

async function readThrough(storage: Storage, faults: Faults, moment: FaultMoment): Promise<void> {
  await fill(storage, { a: { n: 1 }, b: { n: 2 } })
  const reads: readonly (() => Promise<unknown>)[] = [
    () => storage.get([key('a'), key('b')], options),
    () => storage.query({ kind: 'ticket', limit: 10 }, options),
  ]
  for (const read of reads) {
    const answer = await read()
    await atEveryOperation(async (n) => {
      faults.arm(n, moment)
      const failure = await failureOf(read())
      const struck = faults.disarm()
      if (failure) expect(failure).toMatchObject({ retry: 'later' })
      expect(await read()).toEqual(answer)
      return struck
    })
  }
}

async function failureOf(work: Promise<unknown>): Promise<StorageError | undefined> {
  try {
    await work
    return undefined
  } catch (error) {
    if (error instanceof StorageError) return error
    throw error
  }
}
