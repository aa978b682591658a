import { describe, expect, it } from 'vitest'
import { memoryStorage, type Storage } from '../../storage/index.js'
import { createSearchLog } from './search-log.js'

function logOver(storage: Storage) {
  const errors: unknown[] = []
  let n = 0
  const newId = () => `row-${String(n++).padStart(6, '0')}`
  const log = createSearchLog({ storage, tenant: 'acme', newId, onError: (error) => errors.push(error) })
  return { log, errors, rows: () => n }
}
const asked = (at: number) => ({ at, query: `问题 ${at}`, kind: 'asked', total: 1 }) as const

describe('createSearchLog', () => {
  it('writes what comes while it is writing together, and reads it back by time', async () => {
    const { log, rows } = logOver(memoryStorage())
    for (let at = 1; at <= 50; at++) log.note(asked(at))
    await log.settled()
    expect(rows()).toBeLessThanOrEqual(3)
    expect((await log.read(10, 20)).map(({ at }) => at)).toEqual([10, 11, 12, 13, 14, 15, 16, 17, 18, 19])
    expect(await log.forget(1_000)).toBe(rows())
    expect(await log.read(0, 1_000)).toEqual([])
  })

  it('keeps what could not be written for the next try, up to a bound, and says what went wrong', async () => {
    const storage = memoryStorage()
    let isDown = true
    const failing: Storage = {
      ...storage,
      commit: async (writes) => {
        if (isDown) throw new Error('down')
        return storage.commit(writes)
      },
    }
    const { log, errors } = logOver(failing)
    for (let at = 1; at <= 3_000; at++) log.note(asked(at))
    await log.settled()
    expect(errors.length).toBeGreaterThan(0)
    isDown = false
    log.note(asked(3_001))
    await log.settled()
    const kept = await log.read(0, 10_000)
    expect(kept.length).toBeLessThanOrEqual(2_002)
    expect(kept.at(-1)?.at).toBe(3_001)
  })
})
