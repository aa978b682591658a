import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { canonicalJson, sha256Hex } from './index.js'

const reference = (text: string) => createHash('sha256').update(text, 'utf8').digest('hex')

describe('sha256Hex', () => {
  afterEach(() => void vi.unstubAllGlobals())

  it('gives the standard’s own examples', async () => {
    expect(await sha256Hex('')).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855')
    expect(await sha256Hex('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad')
    expect(await sha256Hex('设备停机😀')).toBe(reference('设备停机😀'))
  })

  it('answers the same for long texts, which others hash', async () => {
    for (const length of [0, 340, 341, 342, 1_023, 1_024, 1_025, 5_000]) {
      for (const text of ['案'.repeat(length), 'a'.repeat(length)])
        expect(await sha256Hex(text)).toBe(reference(text))
    }
  })

  it('answers the same where the browser withholds WebCrypto', async () => {
    vi.stubGlobal('crypto', {})
    for (let length = 0; length <= 200; length++) {
      const text = '案a'.repeat(length).slice(0, length)
      expect(await sha256Hex(text)).toBe(reference(text))
    }
    const property = fc.asyncProperty(fc.string({ unit: 'grapheme', maxLength: 500 }), async (text) => {
      expect(await sha256Hex(text)).toBe(reference(text))
    })
    await fc.assert(property, { numRuns: 200, seed: 20260213 })
  })
})

describe('canonicalJson', () => {
  it('does not depend on the order in which fields were set, and leaves out what is undefined', () => {
    expect(canonicalJson({ b: 1, a: [true, null, '中'], c: undefined })).toBe('{"a":[true,null,"中"],"b":1}')
    expect(canonicalJson({ a: [true, null, '中'], b: 1 })).toBe(
      canonicalJson({ b: 1, a: [true, null, '中'] }),
    )
  })

  it('reads back as the same value', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 3 }), (value) => {
        expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)))
        expect(canonicalJson(JSON.parse(canonicalJson(value)))).toBe(canonicalJson(value))
      }),
      { seed: 20260213 },
    )
  })

  it.each([
    ['NaN', Number.NaN],
    ['an infinity', Number.POSITIVE_INFINITY],
    ['a date', new Date(0)],
    ['a function', () => 1],
    ['undefined', undefined],
    ['a hole in a list', [1, undefined]],
    ['a big integer', 1n],
    ['a map', new Map()],
  ])('throws for %s', (_name, value) => {
    expect(() => canonicalJson(value)).toThrow(TypeError)
  })
})
