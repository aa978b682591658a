import { beforeAll, describe, expect, it } from 'vitest'
import { isRefusal } from '../shared/index.js'
import { lineHash, lineOf } from './format.js'
import { verifyExport } from './read-export.js'
import { filled, linesOf } from './testing/tenants.js'

let lines: string[]
beforeAll(async () => {
  lines = await linesOf(await filled(250))
})

const refusalOf = (pieces: Iterable<string | Uint8Array>) =>
  verifyExport(pieces).then(
    () => undefined,
    (error: unknown) => {
      if (isRefusal(error)) return { code: error.code, ...error.details }
      throw error
    },
  )
const without = (n: number) => lines.filter((_, i) => i !== n)

describe('verifyExport', () => {
  it('answers what a file holds, however it comes in pieces', async () => {
    const expected = { tenant: 'acme', rows: { ticket: 250, cursor: 1 }, events: 250, chunks: 7 }
    const bytes = new TextEncoder().encode(lines.join(''))
    const pieces = Array.from({ length: Math.ceil(bytes.length / 7) }, (_, i) =>
      bytes.slice(7 * i, 7 * i + 7),
    )
    expect(await verifyExport(pieces)).toMatchObject(expected)
    expect(await verifyExport(lines)).toEqual(await verifyExport(pieces))
  })

  it('names the line in which anything was changed', async () => {
    for (let i = 1; i < lines.length; i++) {
      const line = lines[i] ?? ''
      const changed = line.replace(/"(tickets?|cursor|ticket\.filed)"(:1|:250)?/, '"tick"$2')
      expect(changed).not.toBe(line)
      const code = await refusalOf(lines.with(i, changed))
      expect(code).toEqual({ code: 'transfer.damaged', line: i + 1 })
    }
  })

  it('finds any flipped bit', async () => {
    const bytes = new TextEncoder().encode(lines.join(''))
    for (let at = 0; at < bytes.length; at += 997) {
      const flipped = bytes.slice()
      flipped[at] = (flipped[at] ?? 0) ^ 1
      expect(await refusalOf([flipped]), `byte ${at}`).toBeDefined()
    }
  })

  it('tells a file that is cut off, within a line or behind one', async () => {
    const whole = lines.join('')
    expect(await refusalOf([whole.slice(0, -10)])).toMatchObject({ code: 'transfer.truncated' })
    for (let end = 1; end < lines.length; end++)
      expect(await refusalOf(lines.slice(0, end))).toEqual({ code: 'transfer.truncated', line: end })
  })

  it('tells the half of a character behind the last line', async () => {
    const cut = new TextEncoder().encode('案').slice(0, 2)
    expect(await refusalOf([...lines, cut])).toEqual({ code: 'transfer.damaged', line: lines.length + 1 })
  })

  it('tells lines that changed places, are missing or come twice', async () => {
    const [second, third] = [lines[2] ?? '', lines[3] ?? '']
    const outOfOrder = { code: 'transfer.out_of_order' }
    expect(await refusalOf(lines.with(2, third).with(3, second))).toMatchObject({ ...outOfOrder, line: 3 })
    expect(await refusalOf(without(2))).toEqual({ ...outOfOrder, line: 3, expected: 2, found: 3 })
    expect(await refusalOf(without(lines.length - 2))).toMatchObject(outOfOrder)
    expect(await refusalOf(lines.toSpliced(2, 0, second))).toMatchObject({ ...outOfOrder, line: 4 })
    expect(await refusalOf([...lines, lines.at(-1) ?? ''])).toMatchObject({ code: 'transfer.damaged' })
  })

  it('tells a chunk of another export, though it is whole in itself', async () => {
    const others = await linesOf(await filled(240))
    expect(await refusalOf(lines.with(3, others[3] ?? ''))).toEqual({ code: 'transfer.damaged', line: 4 })
  })

  it('tells what is no export and what is of a newer version', async () => {
    for (const pieces of [[], ['\n'], ['{"a":1}\n'], ['<html>\n'], [...without(0)]])
      expect(await refusalOf(pieces)).toEqual({ code: 'transfer.not_an_export' })
    for (const newer of [{ format: 2 }, { contract: 2 }]) {
      const header = { caselore: 'tenant-export', format: 1, contract: 1, tenant: 'acme', ...newer } as const
      const line = lineOf(header, await lineHash('', header))
      expect(await refusalOf(lines.with(0, line))).toMatchObject({ code: 'transfer.newer_format', ...newer })
    }
  })

  it('refuses bytes that are no text', async () => {
    expect(await refusalOf([lines[0] ?? '', new Uint8Array([0xff, 0xfe])])).toEqual({
      code: 'transfer.damaged',
      line: 2,
    })
  })
})
