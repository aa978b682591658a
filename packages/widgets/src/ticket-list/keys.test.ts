import { describe, expect, it } from 'vitest'
import { moveOf } from './keys.js'

describe('moveOf', () => {
  it.each([
    ['j', 5],
    ['ArrowDown', 5],
    ['k', 3],
    ['ArrowUp', 3],
    ['PageDown', 9],
    ['PageUp', 0],
    ['Home', 0],
    ['End', 9],
  ])('%s leads from row 4 of 10 to row %i', (key, to) => {
    expect(moveOf(key, { active: 4, total: 10, page: 6 })).toBe(to)
  })

  it('moves nothing for other keys', () => {
    expect(moveOf('a', { active: 4, total: 10, page: 6 })).toBeUndefined()
  })
})
