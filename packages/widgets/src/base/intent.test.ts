import { describe, expect, it } from 'vitest'
import { createIntent } from './intent.js'

describe('createIntent', () => {
  it('keeps its key over repetitions, and takes another for other content or once it was done', () => {
    let n = 0
    const intent = createIntent(() => `key-${++n}`)
    expect([intent.keyFor({ a: 1 }), intent.keyFor({ a: 1 }), intent.keyFor({ a: 2 })]).toEqual([
      'key-1',
      'key-1',
      'key-2',
    ])
    intent.done()
    expect(intent.keyFor({ a: 2 })).toBe('key-3')
  })
})
