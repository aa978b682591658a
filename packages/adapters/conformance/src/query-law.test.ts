import { compileFilter } from '@caselore/core/filter'
import { memoryStorage, type Storage } from '@caselore/core/storage'
import { describe, expect, it } from 'vitest'
import { checkQueryLaw } from './query-law.js'

/** A memory storage that answers wrongly whatever says `not`, as SQL does with a missing value. */
function lax(): Storage {
  const storage = memoryStorage()
  return {
    ...storage,
    async query(query, options) {
      const page = await storage.query(query, options)
      const strict = compileFilter({ not: { field: 'n', op: 'eq', value: null } })
      const bare = JSON.stringify(query.where).includes('{"not":{"field":"n"')
      return bare ? { ...page, rows: page.rows.filter((row) => strict(row.doc)) } : page
    },
  }
}

describe('checkQueryLaw', () => {
  it('holds for the storage that it compares with', () => checkQueryLaw(memoryStorage(), { runs: 50 }))

  it('finds a storage that means something else by a filter, and the smallest filter that shows it', async () => {
    const outcome = await checkQueryLaw(lax(), { runs: 2000 }).then(
      () => 'holds',
      (error: Error) => error.message,
    )
    expect(outcome).not.toBe('holds')
  })
})
