import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type DiffPiece, diffText } from './diff-text.js'

const side = (pieces: readonly DiffPiece[], leave: DiffPiece['kind']) =>
  pieces
    .filter(({ kind }) => kind !== leave)
    .map(({ text }) => text)
    .join('')

describe('diffText', () => {
  it('tells Chinese words apart', () => {
    expect(diffText('空载运行 15 分钟。', '空载运行 30 分钟。')).toEqual([
      { kind: 'same', text: '空载运行 ' },
      { kind: 'del', text: '15' },
      { kind: 'ins', text: '30' },
      { kind: 'same', text: ' 分钟。' },
    ])
  })

  it('says nothing of equal texts and everything of one that is new or gone', () => {
    expect(diffText('断电', '断电')).toEqual([{ kind: 'same', text: '断电' }])
    expect(diffText('', '断电')).toEqual([{ kind: 'ins', text: '断电' }])
    expect(diffText('断电', '')).toEqual([{ kind: 'del', text: '断电' }])
  })

  it('puts what is gone before what is new, each in one piece', () => {
    const pieces = diffText('a b c d e', 'a x y z e')
    expect(pieces.map(({ kind }) => kind)).not.toContainEqual(['ins', 'del'])
    expect(pieces[0]).toEqual({ kind: 'same', text: 'a ' })
    expect(pieces.at(-1)).toEqual({ kind: 'same', text: ' e' })
  })

  it('gives up on words where there are too many, and loses nothing', () => {
    const before = Array.from({ length: 900 }, (_, i) => `旧${i} `).join('')
    const after = Array.from({ length: 900 }, (_, i) => `新${i} `).join('')
    const pieces = diffText(before, after)
    expect(side(pieces, 'ins')).toBe(before)
    expect(side(pieces, 'del')).toBe(after)
  })

  it('always gives back both texts', () => {
    const text = fc
      .array(fc.constantFrom('断电', '挂牌', ' ', '，', 'E-1024', '😀', '𠮷'), { maxLength: 30 })
      .map((words) => words.join(''))
    fc.assert(
      fc.property(text, text, (before, after) => {
        const pieces = diffText(before, after)
        expect(side(pieces, 'ins')).toBe(before)
        expect(side(pieces, 'del')).toBe(after)
      }),
      { seed: 11, numRuns: 200 },
    )
  })
})
