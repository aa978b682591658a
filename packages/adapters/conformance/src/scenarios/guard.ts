import { claimPut } from '@caselore/core/storage'
import { expect } from 'vitest'
import type { Scenario } from '../scenario.js'
import { fill, key, options, put, read, refusal, tenant } from '../world.js'

/** Nobody overwrites what they have not seen. */
export const guardScenarios: readonly Scenario[] = [
  {
    key: 'guard.put-absent-on-existing-is-exists',
    async run({ storage }) {
      await fill(storage, { a: { n: 1 } })
      const error = await refusal(
        storage.commit({ tenant, puts: [put('a', 'absent', { n: 2 })] }),
        'storage.exists',
      )
      expect(error.retry).toBe('rerun')
      expect((await read(storage, 'a'))?.doc).toEqual({ n: 1 })
    },
  },
  {
    key: 'guard.put-on-other-version-is-conflict',
    async run({ storage }) {
      await fill(storage, { a: { n: 1 } })
      await storage.commit({ tenant, puts: [put('a', 1, { n: 2 })] })
      for (const stale of [1, 3]) {
        const error = await refusal(
          storage.commit({ tenant, puts: [put('a', stale, { n: 9 })] }),
          'storage.conflict',
        )
        expect(error.retry).toBe('rerun')
      }
      expect(await read(storage, 'a')).toMatchObject({ version: 2, doc: { n: 2 } })
    },
  },
  {
    key: 'guard.conflict-shows-current-rows',
    async run({ storage }) {
      await fill(storage, { a: { n: 1 }, b: {} })
      await storage.commit({ tenant, puts: [put('a', 1, { n: 2 })] })
      const writes = { tenant, checks: [{ ...key('b'), guard: 1 }], puts: [put('a', 1, { n: 9 })] }
      const error = await refusal(storage.commit(writes), 'storage.conflict')
      expect(error.current).toEqual([{ kind: 'ticket', id: 'a', version: 2, doc: { n: 2 } }])
      expect(error.details).toMatchObject({ kind: 'ticket', id: 'a' })
    },
  },
  {
    key: 'guard.put-version-on-missing-is-not-found',
    async run({ storage }) {
      await refusal(storage.commit({ tenant, puts: [put('a', 1)] }), 'storage.not_found')
      expect(await read(storage, 'a')).toBeUndefined()
    },
  },
  {
    key: 'guard.check-exists',
    async run({ storage }) {
      await fill(storage, { a: {} })
      await storage.commit({ tenant, checks: [{ ...key('a'), guard: 'exists' }], puts: [put('b')] })
      const missing = { tenant, checks: [{ ...key('x'), guard: 'exists' as const }], puts: [put('c')] }
      await refusal(storage.commit(missing), 'storage.not_found')
      expect(await storage.get([key('c')], options)).toEqual([undefined])
    },
  },
  {
    key: 'guard.check-absent',
    async run({ storage }) {
      await storage.commit({ tenant, checks: [{ ...key('x'), guard: 'absent' }], puts: [put('a')] })
      const there = { tenant, checks: [{ ...key('a'), guard: 'absent' as const }], puts: [put('b')] }
      await refusal(storage.commit(there), 'storage.exists')
      expect(await read(storage, 'b')).toBeUndefined()
    },
  },
  {
    key: 'guard.check-version',
    async run({ storage }) {
      await fill(storage, { a: {} })
      await storage.commit({ tenant, checks: [{ ...key('a'), guard: 1 }], puts: [put('b')] })
      expect((await read(storage, 'a'))?.version).toBe(1)
      await refusal(storage.commit({ tenant, checks: [{ ...key('a'), guard: 2 }] }), 'storage.conflict')
      await refusal(storage.commit({ tenant, checks: [{ ...key('x'), guard: 1 }] }), 'storage.not_found')
    },
  },
  {
    key: 'guard.delete-version',
    async run({ storage }) {
      await fill(storage, { a: {} })
      await refusal(storage.commit({ tenant, deletes: [{ ...key('a'), guard: 2 }] }), 'storage.conflict')
      expect((await read(storage, 'a'))?.version).toBe(1)
    },
  },
  {
    key: 'guard.delete-missing-is-not-found',
    async run({ storage }) {
      await refusal(storage.commit({ tenant, deletes: [{ ...key('a'), guard: 1 }] }), 'storage.not_found')
      await refusal(
        storage.commit({ tenant, deletes: [{ ...key('a'), guard: 'exists' }] }),
        'storage.not_found',
      )
    },
  },
  {
    key: 'guard.claim-has-one-owner',
    async run({ storage }) {
      const claim = (owner: string) =>
        storage.commit({ tenant, puts: [claimPut('number', '工单 1', owner), put(owner)] })
      await claim('first')
      const error = await refusal(claim('second'), 'storage.exists')
      expect(error.current[0]?.doc.owner).toBe('first')
      expect(await read(storage, 'second')).toBeUndefined()
    },
  },
  {
    key: 'guard.counter-draws-are-distinct',
    async run({ storage }) {
      await storage.commit({ tenant, puts: [put('ticket', 'absent', { next: 1 }, 'counter')] })
      const draw = async (): Promise<unknown> => {
        for (;;) {
          const [row] = await storage.get([key('ticket', 'counter')], options)
          const next = Number(row?.doc.next)
          const puts = [put('ticket', row?.version ?? 0, { next: next + 1 }, 'counter')]
          const won = await storage.commit({ tenant, puts }).then(
            () => true,
            (error: { code?: unknown }) => {
              if (error.code !== 'storage.conflict') throw error
              return false
            },
          )
          if (won) return next
        }
      }
      const drawn = await Promise.all(Array.from({ length: 8 }, draw))
      expect(drawn.sort()).toEqual([1, 2, 3, 4, 5, 6, 7, 8])
    },
  },
]
