import { describe, expect, it } from 'vitest'
import { createAnalyzer } from '../analysis/index.js'
import { highlight, highlightField } from './highlight.js'

const analyzer = await createAnalyzer()
const marked = (text: string, question: string) =>
  highlight(text, new Set(analyzer.query(question).map(({ term }) => term)), analyzer).map(({ start, end }) =>
    text.slice(start, end),
  )

describe('highlight', () => {
  it('quotes the original text, whatever its width, case or characters', () => {
    expect(marked('注塑機停機，報警Ｅ－１０２４', '停机 e-1024')).toEqual(['停機', 'Ｅ－１０２４'])
  })

  it('joins neighbouring pairs and leaves lone characters out where a pair matches', () => {
    expect(marked('机房的生产线停机了', '生产线停机')).toEqual(['生产线停机'])
    expect(marked('手机', '停机')).toEqual(['机'])
  })

  it('answers ranges, so that markup in the text stays text', () => {
    const text = '<img src=x onerror=alert(1)>停机'
    expect(highlight(text, new Set(['停机']), analyzer)).toEqual([{ start: 28, end: 30 }])
  })

  it('says which item of a list it marks', () => {
    expect(highlightField(['电机过热', '停机'], new Set(['停机']), analyzer)).toEqual([
      { start: 0, end: 2, item: 1 },
    ])
  })
})
