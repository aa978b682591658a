import type { Storage, StorageCode } from '@caselore/core/storage'
import { expect } from 'vitest'
import type { Scenario } from '../scenario.js'
import { event, fill, key, options, put, read, refusal, tenant, walk } from '../world.js'

/** Every call that there is, each to be refused alike. */
function everyCall(storage: Storage, signal?: AbortSignal): (() => Promise<unknown> | undefined)[] {
  const query = { kind: 'ticket', limit: 1 }
  const { feed, count } = storage.capabilities
  return [
    () => storage.get([key('a')], { ...options, signal }),
    () => storage.query(query, { ...options, signal }),
    () => storage.commit({ tenant, puts: [put('late')], events: [event('late')] }, { signal }),
    ...(feed ? [() => storage.changes?.(null, { tenant, limit: 1, signal })] : []),
    ...(count ? [() => storage.count?.(query, 1, { ...options, signal })] : []),
  ]
}

async function eachIsRefused(storage: Storage, code: StorageCode, signal?: AbortSignal): Promise<void> {
  for (const call of everyCall(storage, signal)) await refusal(Promise.resolve(call()), code)
}

/** A storage ends when it is told to, and an unwanted call leaves no trace. */
export const lifetimeScenarios: readonly Scenario[] = [
  {
    key: 'abort.before-a-call-refuses-it',
    async run({ storage }) {
      await eachIsRefused(storage, 'storage.aborted', AbortSignal.abort())
    },
  },
  {
    key: 'abort.before-a-commit-writes-nothing',
    async run({ storage }) {
      await fill(storage, { a: {} })
      const idempotency = { key: 'k', hash: 'h', result: 1 }
      const writes = { tenant, puts: [put('b')], idempotency }
      await refusal(storage.commit(writes, { signal: AbortSignal.abort() }), 'storage.aborted')
      expect(await walk(storage)).toEqual(['a'])
      expect(await storage.commit(writes, { signal: new AbortController().signal })).toMatchObject({
        replayed: false,
      })
    },
  },
  {
    key: 'abort.of-a-commit-under-way-is-all-or-nothing',
    async run({ storage }) {
      const leaving = new AbortController()
      const commit = storage.commit({ tenant, puts: [put('a'), put('b')] }, { signal: leaving.signal })
      leaving.abort()
      await commit.catch((error: unknown) =>
        expect(error).toMatchObject({ code: expect.stringMatching(/^storage\./) }),
      )
      expect([[], ['a', 'b']]).toContainEqual(await walk(storage))
    },
  },
  {
    key: 'close.refuses-every-call',
    async run({ storage }) {
      await storage.close()
      await eachIsRefused(storage, 'storage.closed')
    },
  },
  {
    key: 'close.twice-is-fine',
    async run({ storage }) {
      await Promise.all([storage.close(), storage.close()])
      await storage.close()
    },
  },
  {
    key: 'close.keeps-what-was-acknowledged',
    needs: ['reopen'],
    async run({ storage, reopen }) {
      await fill(storage, { a: { n: 1 } })
      await storage.commit({ tenant, puts: [put('a', 1, { n: 2 })] })
      await storage.close()
      expect(await read(await reopen(), 'a')).toMatchObject({ version: 2, doc: { n: 2 } })
    },
  },
  {
    key: 'close.during-a-commit-leaves-no-doubt',
    needs: ['reopen'],
    async run({ storage, reopen }) {
      const commit = storage.commit({ tenant, puts: [put('a'), put('b')] }).then(
        () => 'stored',
        (error: { code?: unknown }) => error.code,
      )
      await storage.close()
      const expected = { stored: ['a', 'b'], 'storage.closed': [] }[String(await commit)]
      expect(await walk(await reopen())).toEqual(expected)
    },
  },
  {
    key: 'close.leaves-other-connections-open',
    needs: ['reopen'],
    async run({ storage, reopen }) {
      await fill(storage, { a: {} })
      const other = await reopen()
      await storage.close()
      await other.commit({ tenant, puts: [put('b')] })
      expect(await walk(other)).toEqual(['a', 'b'])
    },
  },
  {
    key: 'connections.see-each-others-commits',
    needs: ['reopen'],
    async run({ storage, reopen }) {
      const other = await reopen()
      await fill(storage, { a: {} })
      await other.commit({ tenant, puts: [put('a', 1), put('b')] })
      expect((await read(storage, 'a'))?.version).toBe(2)
      expect(await walk(storage)).toEqual(['a', 'b'])
    },
  },
]
