import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { SnapshotStore } from '@caselore/core/desk'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { composeAnalyzer } from '../analysis/index.js'
import { compactEngine } from '../compact/index.js'
import { fileSnapshots } from './index.js'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'snapshots-'))
})
afterEach(() => rm(folder, { recursive: true }))

const create = (field = 'title') =>
  compactEngine({ analyzer: composeAnalyzer(), fields: { [field]: {} }, attributes: { size: 'number' } })
const ask = {
  tenant: '甲/乙',
  kind: 'case',
  scope: 'all',
  fields: ['title'],
  text: '停机',
  limit: 10,
} as const

async function filled() {
  const engine = create()
  await engine.index(
    Array.from({ length: 30 }, (_, n) => ({
      id: `r${n}`,
      tenant: ask.tenant,
      kind: ask.kind,
      text: { title: `水泵停机 E-${n}` },
      attributes: { size: n },
    })),
  )
  await engine.remove(ask.tenant, ['r3'])
  return engine
}

describe('snapshots in files', () => {
  it('come back as they were, for an engine that then answers the same', async () => {
    const engine = await filled()
    const store: SnapshotStore = fileSnapshots(folder)
    await store.save(ask.tenant, await engine.snapshot(ask.tenant), 'seq-7')
    const kept = await fileSnapshots(folder).load(ask.tenant)
    expect(kept?.token).toBe('seq-7')
    const other = create()
    if (kept) await other.restore(kept.snapshot)
    expect(await other.search(ask)).toEqual(await engine.search(ask))
    expect(await store.load('another')).toBeUndefined()
  })

  it('are refused by an engine of another version, with the code on which an index is built anew', async () => {
    const store = fileSnapshots(folder)
    await store.save(ask.tenant, await (await filled()).snapshot(ask.tenant), 'seq-7')
    const kept = await store.load(ask.tenant)
    await expect(kept && create('name').restore(kept.snapshot)).rejects.toMatchObject({
      code: 'search.version_mismatch',
    })
  })

  it('are not there when the file is cut off or another', async () => {
    const store = fileSnapshots(folder)
    await store.save(ask.tenant, await (await filled()).snapshot(ask.tenant), 'seq-7')
    const [name = ''] = await readdir(folder)
    const whole = await readFile(join(folder, name))
    for (const length of [0, 6, 40, whole.length - 64]) {
      await writeFile(join(folder, name), whole.subarray(0, length))
      expect(await store.load(ask.tenant)).toBeUndefined()
    }
    await writeFile(join(folder, name), '{"no":"snapshot"}')
    expect(await store.load(ask.tenant)).toBeUndefined()
  })
})
