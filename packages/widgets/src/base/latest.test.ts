import { describe, expect, it } from 'vitest'
import { createLatest } from './latest.js'

describe('createLatest', () => {
  it('drops the answer, and the failure, of a question that was overtaken', async () => {
    const latest = createLatest()
    const early = deferred()
    const wrong = deferred()
    const first = latest.run(() => early.promise)
    const second = latest.run(() => wrong.promise)
    const third = latest.run(async () => 'newest')
    early.resolve('old')
    wrong.reject(new Error('old failure'))
    expect(await first).toBeUndefined()
    expect(await second).toBeUndefined()
    expect(await third).toEqual({ answer: 'newest' })
  })

  it('throws what the newest question throws', async () => {
    await expect(createLatest().run(() => Promise.reject(new Error('no')))).rejects.toThrow('no')
  })
})

function deferred() {
  let resolve: (answer: string) => void = () => {}
  let reject: (error: Error) => void = () => {}
  const promise = new Promise<string>((yes, no) => {
    resolve = yes
    reject = no
  })
  return { promise, resolve, reject }
}
