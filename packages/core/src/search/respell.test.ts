import { describe, expect, it } from 'vitest'
import { respell } from './index.js'

const found = (text: string, ...words: string[]) => ({
  text,
  spans: words.map((word) => ({ start: text.indexOf(word), end: text.indexOf(word) + word.length })),
})

describe('respell', () => {
  it('spells a word as the matched places have it: a letter missing, extra, wrong or swapped', () => {
    const texts = [found('Printer jammed after update', 'Printer', 'jammed')]
    for (const wrong of ['printr', 'prinnter', 'prinler', 'pirnter'])
      expect(respell(`${wrong} jammed`, texts)).toBe('printer jammed')
  })

  it('takes two slips in a long word and one in a short one', () => {
    expect(respell('calibrtaon', [found('calibration failed', 'calibration')])).toBe('calibration')
    expect(respell('bxlx', [found('belt torn', 'belt')])).toBeUndefined()
  })

  it('leaves what is found as it is, or as another form of it', () => {
    const texts = [found('Printers keep jamming', 'Printers', 'jamming')]
    expect(respell('printer jamming', texts)).toBeUndefined()
    expect(respell('PRINTERS', texts)).toBeUndefined()
  })

  it('looks at matched places only, and at no Chinese', () => {
    expect(respell('printr', [found('Printer 停机', '停机')])).toBeUndefined()
    expect(respell('设备亭机', [found('设备停机', '设备停机')])).toBeUndefined()
  })

  it('takes the word that most texts have', () => {
    const texts = [found('motor', 'motor'), found('motor stalls', 'motor'), found('moter', 'moter')]
    expect(respell('motir', texts)).toBe('motor')
  })
})
