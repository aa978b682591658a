import { expect } from 'vitest'
import type { Scenario } from '../scenario.js'
import { event, feedOf, fill, put, read, refusal, tenant, walk } from '../world.js'

const hard = [
  '😀👨‍👩‍👧‍👦',
  '𠮷野家 𪚥 㐀',
  // The same letter composed and decomposed: neither may turn into the other.
  '\u00e9',
  'e\u0301',
  'ﬀ ＡＢＣ ㈱',
  '\u200b\u202e\ufeff',
  "'; DROP TABLE rows; --",
  '\\ % _ * " `',
  '\n\r\t',
]

/** Every text that Unicode knows survives; what no engine can keep is refused at the door. */
export const textScenarios: readonly Scenario[] = [
  {
    key: 'text.emoji-and-rare-han-round-trip',
    async run({ storage }) {
      await fill(storage, { a: { hard, [hard[1] ?? '']: { [hard[0] ?? '']: 1 } } })
      expect((await read(storage, 'a'))?.doc).toStrictEqual({ hard, [hard[1] ?? '']: { [hard[0] ?? '']: 1 } })
    },
  },
  {
    key: 'text.events-and-results-round-trip',
    needs: ['feed'],
    async run({ storage }) {
      const idempotency = { key: `尝试 ${hard[0]}`, hash: '😀', result: hard }
      await storage.commit({
        tenant,
        events: [{ ...event('e'), actor: '坐席 𠮷', data: { hard } }],
        idempotency,
      })
      expect((await feedOf(storage))[0]).toMatchObject({ actor: '坐席 𠮷', data: { hard } })
      expect(await storage.commit({ tenant, idempotency })).toMatchObject({ replayed: true, result: hard })
    },
  },
  {
    key: 'text.is-found-as-it-is',
    async run({ storage }) {
      await fill(storage, Object.fromEntries(hard.map((text, i) => [`h${i}`, { text }])))
      for (const [i, text] of hard.entries()) {
        expect(await walk(storage, { where: { field: 'text', op: 'eq', value: text } })).toEqual([`h${i}`])
        const start = [...text][0] ?? ''
        const found = hard.flatMap((each, n) => (each.startsWith(start) ? [`h${n}`] : []))
        expect(await walk(storage, { where: { field: 'text', op: 'prefix', value: start } })).toEqual(found)
      }
    },
  },
  {
    key: 'text.long-text-round-trips',
    async run({ storage }) {
      const length = Math.min(50_000, Math.floor(storage.capabilities.maxDocBytes / 4))
      const text = '服务案例'.repeat(Math.floor(length / 4))
      await fill(storage, { a: { text } })
      expect((await read(storage, 'a'))?.doc.text).toBe(text)
    },
  },
  {
    key: 'text.null-character-is-refused',
    async run({ storage }) {
      for (const doc of [{ a: 'x\0' }, { deep: [{ a: '\0' }] }, { '\0': 1 }])
        await refusal(storage.commit({ tenant, puts: [put('a', 'absent', doc)] }), 'storage.invalid')
      await refusal(storage.commit({ tenant, events: [event('e', 'a', 1, { a: '\0' })] }), 'storage.invalid')
      expect(await walk(storage)).toEqual([])
    },
  },
  {
    key: 'text.lone-surrogate-is-refused',
    async run({ storage }) {
      for (const doc of [{ a: '\ud83d' }, { a: 'x\ude00y' }, { '\ud83d': 1 }])
        await refusal(storage.commit({ tenant, puts: [put('a', 'absent', doc)] }), 'storage.invalid')
      expect(await walk(storage)).toEqual([])
    },
  },
]
