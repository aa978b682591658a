import { checkRelayLaw } from '@caselore/conformance'
import { describe, it } from 'vitest'
import { sqliteStorage } from './sqlite-storage.js'

const seeds = Number(process.env.CASELORE_LAW_RUNS ?? 2)

describe('a relay over SQLite, of three workers that crash, sleep and fail', () => {
  it('delivers everything in order, and once where the handler commits', { timeout: 3_600_000 }, async () => {
    for (let seed = 1; seed <= seeds; seed++) {
      const storage = await sqliteStorage(':memory:')
      await checkRelayLaw(storage, { seed })
      await storage.close()
    }
  })
})
