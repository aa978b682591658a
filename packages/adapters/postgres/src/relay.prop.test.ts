import { checkRelayLaw } from '@caselore/conformance'
import { PGlite } from '@electric-sql/pglite'
import { describe, it } from 'vitest'
import { pgliteDriver } from './pglite-driver.js'
import { postgresStorage } from './postgres-storage.js'

const runs = process.env.CASELORE_LAW_RUNS
/** Short without being asked for more: a PGlite takes its time. */
const [seeds, steps] = runs ? [Number(runs), 150] : [1, 25]

describe('a relay over PGlite, of three workers that crash, sleep and fail', () => {
  it('delivers everything in order, and once where the handler commits', { timeout: 3_600_000 }, async () => {
    for (let seed = 1; seed <= seeds; seed++) {
      const database = await PGlite.create()
      const storage = await postgresStorage(pgliteDriver(database))
      await checkRelayLaw(storage, { seed, steps })
      await storage.close()
      await database.close()
    }
  })
})
