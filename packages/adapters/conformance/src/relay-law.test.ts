import { memoryStorage, type Storage } from '@caselore/core/storage'
import { describe, expect, it } from 'vitest'
import { checkRelayLaw } from './relay-law.js'

const seeds = Number(process.env.CASELORE_LAW_RUNS ?? 8)

/** A storage on which a lease keeps nobody away: whoever comes late overwrites. */
function unfenced(): Storage {
  const storage = memoryStorage()
  return {
    ...storage,
    async commit({ puts = [], ...writes }, options) {
      const rows = await storage.get(puts, { tenant: writes.tenant })
      const forced = puts.map((put, i) =>
        put.kind === 'relay' ? { ...put, guard: rows[i]?.version ?? ('absent' as const) } : put,
      )
      return storage.commit({ ...writes, puts: forced }, options)
    },
  }
}

const holds = async (create: () => Storage) => {
  for (let seed = 1; seed <= seeds; seed++) await checkRelayLaw(create(), { seed })
}

describe('a relay, of three workers that crash, sleep and fail', () => {
  it('delivers everything in order, and once where the handler commits', { timeout: 600_000 }, () =>
    holds(memoryStorage),
  )

  it('would not without the fence', { timeout: 600_000 }, async () => {
    await expect(holds(unfenced)).rejects.toThrow()
  })
})
