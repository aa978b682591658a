import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Json } from '../../shared/index.js'
import { findSensitive, identifierExamples } from '../identifiers/index.js'
import {
  findPersonal,
  type MaskName,
  maskText,
  scrubWith,
  standardMaskNames,
  standardMasks,
} from './index.js'

fc.configureGlobal({ seed: 20_261_124 })

describe('standardMasks', () => {
  it.each<[MaskName, string, string]>([
    ['phone', '13800001234', '138****1234'],
    ['phone', '+86 138 0000 1234', '138****1234'],
    ['phone', '0571-88880000', '057******0000'],
    ['phone', '8888', '****'],
    ['idCard', '11010119000101009x', '**************009X'],
    ['idCard', '009X', '****'],
    ['bankCard', '6217 0000 0000 0006', '************0006'],
    ['email', 'service@Example.com', 's******@example.com'],
    ['email', 'a@example.com', '*@example.com'],
    ['email', 'not an address', '**************'],
    ['name', '张三丰', '张**'],
    ['name', '张三', '张*'],
    ['name', '张', '*'],
    ['name', '欧阳明', '欧阳*'],
    ['name', '欧阳', '欧*'],
    ['name', '司马相如', '司马**'],
    ['name', '𠮷田一郎', '𠮷***'],
    ['name', '海岳注塑有限公司', '海*******'],
    ['plate', '粤B·12345', '粤B***45'],
    ['plate', '粤BD12345', '粤B****45'],
    ['uscc', '91330200MA00000152', '91************0152'],
    ['address', '浙江省宁波市北仑区某路 1 号', '浙江省宁波市****'],
    ['address', '北京市朝阳区某路 1 号', '北京市****'],
    ['address', '新疆维吾尔自治区乌鲁木齐市某区', '新疆维吾尔自治区乌鲁木齐市****'],
    ['address', '广东省某县', '广东省****'],
    ['address', '西湖区文三路市场', '****'],
    ['scrub', '请张工回电 138 0000 1234', '请张工回电 138****1234'],
    ['scrub', '更换伺服驱动器', '更换伺服驱动器'],
  ])('%s shows %s as %s', (name, value, masked) => {
    expect(standardMasks[name](value)).toBe(masked)
  })

  it('reach every text and number, keep keys, flags and nothing', () => {
    const value: Json = { a: ['张三', null, true, { b: '李四' }], c: 13800001234, d: '' }
    expect(standardMasks.name(value)).toEqual({
      a: ['张*', null, true, { b: '李*' }],
      c: '1**********',
      d: '',
    })
    expect(standardMasks.phone(13800001234)).toBe('138****1234')
    expect(standardMasks.scrub({ steps: ['等 30 秒', 42], note: 13800001234 })).toEqual({
      steps: ['等 30 秒', 42],
      note: '138****1234',
    })
  })

  it('change nothing the second time', () => {
    const texts = fc.oneof(
      fc.string(),
      ...Object.values(identifierExamples).map(({ valid }) => fc.constantFrom(...valid)),
    )
    fc.assert(
      fc.property(fc.constantFrom(...standardMaskNames), texts, (name, text) => {
        const once = standardMasks[name](text)
        expect(standardMasks[name](once)).toEqual(once)
      }),
    )
  })
})

describe('maskText', () => {
  it('masks each part as its type is and leaves the rest', () => {
    expect(maskText('张工 13800001234，车 粤B·12345，报警 E-1024')).toBe(
      '张工 138****1234，车 粤B***45，报警 E-1024',
    )
  })

  it('takes spans that are known already', () => {
    expect(maskText('a 13800001234', [])).toBe('a 13800001234')
  })

  it('leaves nothing to find and is never longer', () => {
    const part = fc.oneof(
      ...Object.values(identifierExamples).map(({ valid, written }) =>
        fc.constantFrom(...valid, ...written.map(([text]) => text)),
      ),
      fc.constantFrom(' ', '-', '，', '5', '138', '粤B', 'E-1024', '@', '停机', '1385', '678 9012'),
    )
    fc.assert(
      fc.property(fc.array(part, { maxLength: 8 }), (parts) => {
        const masked = maskText(parts.join(''))
        expect(findSensitive(masked)).toEqual([])
        expect(masked.length).toBeLessThanOrEqual(parts.join('').length)
      }),
      { numRuns: 2000 },
    )
  })
})

describe('findPersonal', () => {
  const masked = (text: string, names: readonly string[]) => maskText(text, findPersonal(text, names))

  it('finds known names wherever they stand, the longest first', () => {
    const names = ['海岳注塑', '海岳注塑有限公司', 'Ann', '王']
    expect(masked('海岳注塑有限公司（海岳注塑）的 Ann 与 Anna，王工', names)).toBe(
      '海*******（海***）的 A** 与 Anna，王工',
    )
  })

  it('takes a name for text, not for a pattern', () => {
    expect(masked('a.c 与 abc', ['a.c', '(', '.*', ' '])).toBe('a** 与 abc')
  })

  it('leaves a name inside something sensitive to its mask', () => {
    expect(masked('Ann: ann@example.com', ['Ann'])).toBe('A**: a**@example.com')
  })

  it('is what a scrub that is told of names goes by', () => {
    expect(scrubWith(['张三'])({ text: '张三 13800001234' })).toEqual({ text: '张* 138****1234' })
  })
})
