import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { isAction } from '@caselore/core/schema'
import { globSync } from 'tinyglobby'
import { describe, expect, it } from 'vitest'
import { parts } from '../packages/core/src/desk/parts.js'
import { areas, errorCodesPage, readErrorCodesPage, writeErrorCodesPage } from './error-codes.js'
import { root } from './packages.mjs'

const files = (patterns: string[]) =>
  globSync(patterns, { cwd: root, ignore: ['**/node_modules/**', '**/dist/**'] }).map((path) => ({
    path,
    text: readFileSync(join(root, path), 'utf8'),
  }))

const sentences = areas.flatMap((area) => Object.entries(area.sentences))
const codes = new Set(sentences.map(([code]) => code))

describe('docs/error-codes.md', () => {
  it('is what the catalogues say; UPDATE_DOCS=1 writes it', () => {
    if (process.env.UPDATE_DOCS) writeErrorCodesPage()
    expect(readErrorCodesPage()).toBe(errorCodesPage())
  })

  it('has every catalogue of the packages', () => {
    const sources = files(['packages/**/src/**/*.ts', '!**/*.test.ts', '!**/testing/**'])
    const written = sources
      .filter(({ text }) => /^export const \w+ = defineRefusals\(\{/m.test(text))
      .flatMap(({ text }) => [...text.matchAll(/^ {2}'([\w.]+)':/gm)].map(([, code]) => code))
    expect(written.length).toBeGreaterThan(100)
    expect(written.filter((code) => !codes.has(code ?? ''))).toEqual([])
  })
})

describe('a code', () => {
  it('is area.reason, in its own area, and there once', () => {
    for (const { name, sentences } of areas) {
      for (const code of Object.keys(sentences))
        expect(code).toMatch(new RegExp(`^${name}\\.[a-z]+(_[a-z]+)*$`))
    }
    expect(codes.size).toBe(sentences.length)
  })

  it('is spoken in both languages, with the same details', () => {
    const details = (sentence: string) => [...new Set(sentence.match(/\{\w+\}/g))].sort()
    for (const [code, { zh, en }] of sentences) {
      expect([code, zh]).toEqual([code, expect.stringMatching(/\p{Script=Han}/u)])
      expect([code, en]).toEqual([code, expect.not.stringMatching(/\p{Script=Han}/u)])
      expect([code, details(zh)]).toEqual([code, details(en)])
    }
  })

  it('that a test names exists', () => {
    const tests = files(['packages/**/*.test.ts', 'examples/**/*.test.ts'])
    const named = tests.flatMap(({ path, text }) =>
      [...text.matchAll(quoted)].map(([, code = '']) => ({ path, code })),
    )
    const events = emittedEvents()
    const isKnown = (code: string) =>
      codes.has(code) || isAction(code) || isBeginning(code) || events.has(code) || methods.has(code)
    expect(named.length).toBeGreaterThan(200)
    expect(named.filter(({ code }) => !isKnown(code))).toEqual([])
  })
})

/** A quoted text that begins like a code; alone, or with the path of what was refused after it. */
const quoted = new RegExp(`'((?:${areas.map(({ name }) => name).join('|')})\\.\\w+)(?=[' ])`, 'g')

/** Types of events read like codes, and an area of refusals may have an aggregate's name. */
const emittedEvents = (): Set<string | undefined> =>
  new Set(
    files(['packages/core/src/desk/**/*.ts', '!**/*.test.ts']).flatMap(({ text }) =>
      [...text.matchAll(/\.emit\(\s*'([\w.]+)'/g)].map(([, type]) => type),
    ),
  )

/** Methods of the desk’s client, as the widgets’ stand-in names its calls. */
const methods = new Set(
  Object.entries(parts).flatMap(([part, { names }]) => names.map((name) => `${part}.${name}`)),
)

/** What several codes have in common, as `quality.sensitive` of all that was found to be sensitive. */
const isBeginning = (text: string): boolean => [...codes].some((code) => code.startsWith(`${text}_`))
