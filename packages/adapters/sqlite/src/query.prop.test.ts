import { checkQueryLaw } from '@caselore/conformance'
import { describe, it } from 'vitest'
import { sqliteStorage } from './sqlite-storage.js'

const runs = Number(process.env.CASELORE_LAW_RUNS ?? 300)

describe('a query', () => {
  it('answers from SQL what the filter answers in memory, in its order and page by page', async () => {
    const storage = await sqliteStorage(':memory:')
    await checkQueryLaw(storage, { runs })
    await storage.close()
  }, 600_000)
})
