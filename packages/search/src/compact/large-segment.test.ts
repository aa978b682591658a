import { describe, expect, it } from 'vitest'
import { composeAnalyzer } from '../analysis/index.js'
import { createMiniSearchEngine } from '../minisearch/index.js'
import type { SearchDocument, SearchEngine } from '../types.js'
import { columnNames } from './columns.js'
import { compactEngine } from './index.js'
import { createPartition } from './partition.js'
import { prepareDocument } from './prepare-document.js'
import { writeSnapshot } from './snapshot.js'

const options = {
  analyzer: composeAnalyzer(),
  fields: { title: { weight: 2 }, body: {} },
  attributes: { open: 'boolean', size: 'number' },
} as const
const reach = {
  tenant: 't',
  kind: 'case',
  scope: { field: 'open', op: 'eq', value: true },
  fields: ['title', 'body'],
} as const

// More than one batch, so that segments are large enough for tables of frequent terms.
const count = 2200
const faults = ['停机', '过热', '漏油', '异响', '断电']
const machines = ['水泵', '电梯', '锅炉']

const row = (n: number, fault = faults[n % 5] as string): SearchDocument => ({
  id: `r${n}`,
  tenant: 't',
  kind: 'case',
  text: {
    title: `${machines[n % 3]}${fault}`,
    body: `${'机'.repeat(1 + (n % 3))}报警 E-${1000 + (n % 40)}`,
  },
  attributes: { open: n % 4 !== 0, size: n % 7 },
})
const rows = Array.from({ length: count }, (_, n) => row(n))
const questions = ['水泵停机', '电梯过热 E-1017', '机']

const askAll = (engine: SearchEngine) =>
  Promise.all(questions.map((text) => engine.search({ ...reach, text, facets: ['size'], limit: 5 })))

async function fresh(documents: readonly SearchDocument[]) {
  const engine = compactEngine(options)
  await engine.index(documents)
  await engine.tidy()
  return engine
}

describe('a large compact segment', () => {
  it('answers as one built afresh when rows were removed and replaced while it was merged in steps', async () => {
    const partition = createPartition({
      fieldCount: 2,
      columns: columnNames(Object.keys(options.attributes)),
    })
    const put = (document: SearchDocument) =>
      partition.put(prepareDocument(document, options, options.analyzer))
    const left = new Map(rows.map((document) => [document.id, document]))
    rows.forEach(put)
    partition.gather()
    let steps = 0
    for (let more = true; more; steps++) {
      more = partition.tidy(steps > 400 ? 50_000 : 1)
      if (!more || steps > 400) continue
      const [removed, replaced] = [`r${(steps * 37) % count}`, (steps * 53 + 11) % count]
      partition.remove(removed)
      left.delete(removed)
      const newer = row(replaced, '短路')
      put(newer)
      left.set(newer.id, newer)
    }
    expect(steps).toBeGreaterThan(5)
    const engine = compactEngine(options)
    await engine.restore(
      await writeSnapshot('compact', engine.version, [{ tenant: 't', kind: 'case', partition }], 't'),
    )
    expect(await askAll(engine)).toEqual(await askAll(await fresh([...left.values()])))
    expect((await engine.stats()).documents).toBe(left.size)
  })

  it('finds frequent terms as the MiniSearch engine does, in scope and without removed rows', async () => {
    const engine = await fresh(rows)
    const removed = rows.filter((_, n) => n % 9 === 0).map(({ id }) => id)
    await engine.remove('t', removed)
    const peer = createMiniSearchEngine(options)
    await peer.index(rows.filter((_, n) => n % 9 !== 0))
    const [ours, theirs] = [await askAll(engine), await askAll(peer)]
    for (const [i, { total, facets, hits }] of ours.entries()) {
      expect(total).toBe(theirs[i]?.total)
      expect(facets).toEqual(theirs[i]?.facets)
      expect(hits.map(({ id, terms }) => ({ id, terms }))).toEqual(
        theirs[i]?.hits.map(({ id, terms }) => ({ id, terms })),
      )
      hits.forEach(({ score }, at) => {
        expect(score).toBeCloseTo(theirs[i]?.hits[at]?.score ?? -1, 4)
      })
    }
  })

  it('answers a short page as the beginning of a long one, for which nothing is passed over', async () => {
    const pick = (list: readonly string[], n: number) => list[n % list.length] as string
    // Frequent terms of every share between a tenth and nine tenths, once, twice and more, in texts of different lengths.
    const mixed = Array.from({ length: 2600 }, (_, n): SearchDocument => {
      const h = Math.imul(n + 1, 0x9e3779b1) >>> 4
      const said = ['电机', '停机', '过热', '报警', '控制柜'].filter((_, i) => (h >>> (i * 3)) % 7 <= i + 1)
      return {
        ...row(n, pick(faults, h)),
        text: {
          title: said.slice(0, 2).join(''),
          body: `${said.join('，')}${pick(machines, h >>> 5)}${'机'.repeat(h % 4)}${'检修'.repeat(h % 9)}`,
        },
      }
    })
    const engine = await fresh(mixed)
    await engine.index(mixed.filter((_, n) => n % 50 === 0).map((one) => ({ ...one, id: `new-${one.id}` })))
    for (const text of ['控制柜电机过热停机', '水泵电机停机报警怎么处理', '电机过热', '机检修报警']) {
      for (const scope of [reach.scope, 'all'] as const) {
        const ask = (limit: number) => engine.search({ ...reach, scope, text, limit, facets: ['size'] })
        const [short, long] = [await ask(5), await ask(1000)]
        expect(short.hits).toEqual(long.hits.slice(0, 5))
        expect(long.hits.length).toBeGreaterThan(5)
        expect({ ...short, hits: [] }).toEqual({ ...long, hits: [] })
        expect((await ask(0)).total).toBe(long.total)
      }
    }
  })
})
