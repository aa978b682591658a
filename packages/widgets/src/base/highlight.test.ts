import { describe, expect, it } from 'vitest'
import { excerpt, highlight } from './highlight.js'

describe('excerpt', () => {
  it('keeps a short text as it is', () => {
    const short = { text: '停机', spans: [{ start: 0, end: 2 }] }
    expect(excerpt(short, 10)).toEqual(short)
  })

  it('shows the surroundings of the first match and moves the marks along', () => {
    const text = `${'前'.repeat(50)}报警${'后'.repeat(50)}`
    const cut = excerpt({ text, spans: [{ start: 50, end: 52 }] }, 20)
    const [span] = cut.spans
    expect(cut.text.slice(span?.start, span?.end)).toBe('报警')
    expect(cut.text.startsWith('…') && cut.text.endsWith('…')).toBe(true)
  })

  it('never cuts a character in two', () => {
    const cut = excerpt({ text: '𠮷'.repeat(60), spans: [{ start: 81, end: 83 }] }, 21)
    expect(cut.text.isWellFormed()).toBe(true)
  })
})

describe('highlight', () => {
  it('keeps every character, with overlapping and unordered spans too', () => {
    const pieces = highlight({
      text: 'abcdef',
      spans: [
        { start: 3, end: 5 },
        { start: 1, end: 4 },
        { start: 2, end: 3 },
      ],
    })
    const text = pieces.map((piece) => (typeof piece === 'string' ? piece : String(piece.values[0]))).join('')
    expect(text).toBe('abcdef')
  })
})
