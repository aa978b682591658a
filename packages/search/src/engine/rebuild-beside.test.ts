import { describe, expect, it } from 'vitest'
import { createAnalyzer } from '../analysis/index.js'
import { compactEngine } from '../compact/index.js'
import { createMiniSearchEngine } from '../minisearch/index.js'
import type { SearchDocument, SearchEngine } from '../types.js'

const tenant = 'acme'
const schema = { fields: { title: {} }, attributes: { status: 'string' } } as const
const makers = { minisearch: createMiniSearchEngine, compact: compactEngine }

const row = (id: string, title: string, of = tenant): SearchDocument => ({
  ...{ id, tenant: of, kind: 'case', text: { title }, attributes: { status: 'published' } },
})

async function found(engine: SearchEngine, text: string, of = tenant): Promise<string[]> {
  const scope = { field: 'status', op: 'eq', value: 'published' } as const
  const query = { tenant: of, kind: 'case', scope, fields: ['title'], text, limit: 50 }
  return (await engine.search(query)).hits.map(({ id }) => id).sort()
}

/** Begins to build anew, and goes on batch by batch as the test says. */
function building(engine: SearchEngine) {
  const stream = new TransformStream<readonly SearchDocument[], readonly SearchDocument[]>()
  const writer = stream.writable.getWriter()
  const done = engine.rebuild?.(tenant, stream.readable) ?? Promise.reject(new Error('It cannot rebuild.'))
  return {
    batch: (...documents: SearchDocument[]) => writer.write(documents),
    async end() {
      await writer.close()
      await done
    },
  }
}

describe.each(Object.entries(makers))('rebuilding %s', (_, make) => {
  const engineOf = async () => {
    const engine = make({ analyzer: await createAnalyzer(), ...schema })
    await engine.index([row('old', '设备停机'), row('gone', '轴承磨损'), row('o1', '设备停机', 'other')])
    return engine
  }

  it('has in both states what changes in the meantime, whenever its batch was read', async () => {
    const engine = await engineOf()
    const { batch, end } = building(engine)
    await batch(row('old', '设备停机'))
    const change = row('old', '滤网堵塞')
    await engine.index([change, row('o2', '滤网堵塞', 'other')])
    await engine.remove(tenant, ['gone'])
    expect(await found(engine, '滤网')).toEqual(['old'])
    expect(await found(engine, '轴承')).toEqual([])
    // Read before the changes, and late.
    await batch(row('old', '设备停机'), row('gone', '轴承磨损'), row('new', '设备停机'))
    await end()
    expect(await found(engine, '滤网')).toEqual(['old'])
    expect(await found(engine, '停机')).toEqual(['new'])
    expect(await found(engine, '轴承')).toEqual([])
    expect([await found(engine, '', 'other'), await found(engine, '滤网', 'other')]).toEqual([
      ['o1', 'o2'],
      ['o2'],
    ])
    await engine.index([row('later', '停机')])
    expect(await found(engine, '停机')).toEqual(['later', 'new'])
  })

  it('loses no change that is asked for while the new state takes its place', async () => {
    const engine = await engineOf()
    for (let ticks = 0; ticks < 60; ticks++) {
      const { batch, end } = building(engine)
      await batch(row('a', '停机'))
      const ended = end()
      for (let tick = 0; tick < ticks; tick++) await Promise.resolve()
      const change = engine.index([row('b', '停机')])
      await Promise.all([ended, change])
      expect([ticks, await found(engine, '')]).toEqual([ticks, ['a', 'b']])
    }
  })

  it('leaves alone what was cleared, restored or built by a later call in the meantime', async () => {
    const engine = await engineOf()
    const saved = await engine.snapshot(tenant)
    const cleared = building(engine)
    await cleared.batch(row('a', '停机'))
    await engine.clear(tenant)
    await cleared.end()
    expect(await found(engine, '')).toEqual([])

    const restored = building(engine)
    await restored.batch(row('a', '停机'))
    await engine.restore(saved)
    await restored.end()
    expect(await found(engine, '')).toEqual(['gone', 'old'])

    const earlier = building(engine)
    const later = building(engine)
    await later.batch(row('b', '停机'))
    await later.end()
    await earlier.batch(row('a', '停机'))
    await earlier.end()
    expect(await found(engine, '')).toEqual(['b'])
  })
})
