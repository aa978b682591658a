import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { JsonObject } from '../shared/index.js'
import { memoryStorage, plainCopy } from '../storage/index.js'
import { importTenant } from './import-tenant.js'
import { linesOf, tenant } from './testing/tenants.js'

const text = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.constantFrom('注塑机', '𠮷野家', '👩‍🔧🛠', 'a\u2028b\r\n"\\', '\ufeff', '\u007f\u0085', '1e400'),
)
const number = fc.oneof(
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.constantFrom(-0, 5e-324, 1e-7, 0.1 + 0.2, Number.MAX_SAFE_INTEGER, Number.MIN_SAFE_INTEGER),
)
const document = fc
  .dictionary(
    text,
    fc.letrec((tie) => ({
      value: fc.oneof(
        text,
        number,
        fc.boolean(),
        fc.constant(null),
        fc.array(tie('value'), { maxLength: 3 }),
        fc.dictionary(text, tie('value'), { maxKeys: 3 }),
      ),
    })).value,
  )
  .filter((doc) => {
    try {
      plainCopy(doc as JsonObject)
      return true
    } catch {
      return false
    }
  })
const id = fc.string({ unit: fc.constantFrom(...'aZ09~!"/\\{'), minLength: 1, maxLength: 6 })

it('carries any documents under any ids, cut into pieces of any size', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.dictionary(id, document, { maxKeys: 12 }),
      fc.integer({ min: 1, max: 300 }),
      async (docs, size) => {
        const source = memoryStorage()
        const keys = Object.keys(docs).map((id) => ({ kind: 'ticket', id }))
        const puts = keys.map((key) => ({
          ...key,
          guard: 'absent' as const,
          doc: docs[key.id] as JsonObject,
        }))
        await source.commit({ tenant, puts })
        const lines = await linesOf(source)
        const bytes = new TextEncoder().encode(lines.join(''))
        const target = memoryStorage()
        await importTenant(target, { tenant, open: () => pieces(bytes, size) })
        expect(await target.get(keys, { tenant })).toEqual(await source.get(keys, { tenant }))
        expect(await linesOf(target)).toEqual(lines)
      },
    ),
    { numRuns: 150, seed: 20261124 },
  )
}, 30_000)

function* pieces(bytes: Uint8Array, size: number): Generator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
}
