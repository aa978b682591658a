import { describe, expect, it } from 'vitest'
import { entriesFrom, readLines } from './read-wenda.js'

const answers = [
  { id: 'a1', title: '', body: '在设置里打开\n第二行' },
  { id: 'a2', title: '', body: '  先看日志  ' },
]
const questions = [{ id: 'q0', text: '怎么打开调试？', rel: { a1: 1 } }]

describe('entriesFrom', () => {
  const entries = entriesFrom(answers, questions)

  it('makes a ticket of each question and a draft of each answer, the ticket first', () => {
    expect(entries.map(({ key, kind }) => [key, kind])).toEqual([
      ['wenda-q0', 'ticket'],
      ['wenda-a1', 'case'],
      ['wenda-a2', 'case'],
    ])
  })

  it('calls a case as its question, and without one by its first line', () => {
    expect(entries.map(({ input }) => ('title' in input ? input.title : input.subject))).toEqual([
      '怎么打开调试？',
      '怎么打开调试？',
      '先看日志',
    ])
  })

  it('shortens a title between characters', () => {
    const [draft] = entriesFrom([{ id: 'a', title: '', body: '𠮷'.repeat(300) }], [])
    expect(draft?.kind === 'case' && draft.input.title).toBe('𠮷'.repeat(200))
  })
})

describe('readLines', () => {
  it('reads one value a line and skips blank ones', () => {
    expect(readLines('{"id":1}\n\n{"id":2}\n')).toEqual([{ id: 1 }, { id: 2 }])
  })
})
