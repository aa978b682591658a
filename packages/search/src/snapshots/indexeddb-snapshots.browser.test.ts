import { expect, it } from 'vitest'
import { composeAnalyzer } from '../analysis/index.js'
import { compactEngine } from '../compact/index.js'
import { indexedDbSnapshots } from './index.js'

const ask = { tenant: 't', kind: 'case', scope: 'all', fields: ['title'], text: '停机', limit: 10 } as const
const create = (field = 'title') =>
  compactEngine({ analyzer: composeAnalyzer(), fields: { [field]: {} }, attributes: {} })

it('keeps the buffers of a compact index in IndexedDB', async () => {
  const name = `snapshots-${crypto.randomUUID()}`
  const engine = create()
  await engine.index([{ id: 'a', tenant: 't', kind: 'case', text: { title: '水泵停机' }, attributes: {} }])
  await indexedDbSnapshots(name).save('t', await engine.snapshot('t'), 'seq-1')
  await engine.index([{ id: 'b', tenant: 't', kind: 'case', text: { title: '电梯停机' }, attributes: {} }])
  await indexedDbSnapshots(name).save('t', await engine.snapshot('t'), 'seq-2')

  const kept = await indexedDbSnapshots(name).load('t')
  expect(kept?.token).toBe('seq-2')
  expect(kept?.snapshot.buffers?.[0]).toBeInstanceOf(ArrayBuffer)
  const other = create()
  if (kept) await other.restore(kept.snapshot)
  expect(await other.search(ask)).toEqual(await engine.search(ask))
  expect(await indexedDbSnapshots(name).load('u')).toBeUndefined()
  const again = await indexedDbSnapshots(name).load('t')
  await expect(again && create('name').restore(again.snapshot)).rejects.toMatchObject({
    code: 'search.version_mismatch',
  })
  indexedDB.deleteDatabase(name)
})
