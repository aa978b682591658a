import { expect, it } from 'vitest'
import { verifyExport } from '../../transfer/index.js'
import { refusalOf } from '../testing/refusal-of.js'
import { people, world } from '../testing/world.js'

const tenant = 'acme'
const auditor = { ...people.auditor, actor: { ...people.auditor.actor, attributes: { regions: ['*'] } } }

async function linesOf(lines: AsyncIterable<string>): Promise<string[]> {
  const all: string[] = []
  for await (const line of lines) all.push(line)
  return all
}

it('is in the audit of the tenant that left and of the one that came, behind all that came with it', async () => {
  const here = await world()
  await here.as('requester').tickets.file({ subject: '网络中断' })
  const lines = await linesOf(
    here.desk.transfers({ tenant, by: 'nightly-backup', reason: '每日备份' }).export(),
  )
  const there = await world()
  const result = await there.desk
    .transfers({ tenant, by: 'operator-1', reason: '恢复演练' })
    .import({ open: () => lines })
  const { items } = await there.desk.as(auditor).audit.list({ limit: 2 })
  expect(items).toMatchObject([
    {
      action: 'configuration.import',
      actor: 'system',
      onBehalfOf: 'operator-1',
      reason: '恢复演练',
      target: { kind: 'tenant', id: tenant },
      environment: { sha256: (await verifyExport(lines)).sha256 },
    },
    { action: 'configuration.export', onBehalfOf: 'nightly-backup', reason: '每日备份' },
  ])
  expect(result.rows.ticket).toBe(1)
  expect(await there.desk.as(auditor).audit.verify()).toMatchObject({ whole: true })
})

it('gives nothing out when the entry cannot be written', async () => {
  const { desk, storage } = await world()
  Object.assign(storage, { commit: () => Promise.reject(new Error('the disk is full')) })
  await expect(linesOf(desk.transfers({ tenant }).export())).rejects.toThrow('the disk is full')
})

it('writes no entry for an import that was refused', async () => {
  const here = await world()
  const lines = await linesOf(here.desk.transfers({ tenant }).export())
  const there = await world()
  const refused = there.desk.transfers({ tenant }).import({ open: () => lines.slice(0, -1) })
  expect(await refusalOf(refused)).toMatchObject({ code: 'transfer.truncated' })
  expect((await there.desk.as(auditor).audit.list()).items).toEqual([])
})
