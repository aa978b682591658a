import { expect, it } from 'vitest'
import { memoryStorage } from '../storage/index.js'
import { exportTenant } from './export-tenant.js'
import { importTenant } from './import-tenant.js'
import { verifyExport } from './read-export.js'
import { filled, tenant } from './testing/tenants.js'

it('holds a few chunks of 20,000 rows and events at a time, out and in', {
  timeout: 60_000,
}, async () => {
  const inner = await filled(20_000)
  let read = 0
  let most = 0
  const storage = {
    ...inner,
    async query(...asked: Parameters<typeof inner.query>) {
      const page = await inner.query(...asked)
      read += page.rows.length
      return page
    },
  }
  let given = 0
  let longest = 0
  async function* watched() {
    for await (const line of exportTenant(storage, { tenant })) {
      const { rows } = JSON.parse(line) as { rows?: unknown }
      if (Array.isArray(rows)) given += rows.length
      most = Math.max(most, read - given)
      longest = Math.max(longest, line.length)
      yield line
    }
  }
  const lines: string[] = []
  for await (const line of watched()) lines.push(line)
  const summary = await verifyExport(lines)
  expect(summary).toMatchObject({ rows: { ticket: 20_000 }, events: 20_000 })
  expect(most).toBeLessThanOrEqual(1100)
  expect(longest).toBeLessThan(100_000)

  const target = memoryStorage()
  let largest = 0
  const counting = {
    ...target,
    async bulkLoad(batch: Parameters<NonNullable<typeof target.bulkLoad>>[0]) {
      largest = Math.max(largest, batch.rows.length)
      if (!target.bulkLoad) throw new Error('memory loads')
      return target.bulkLoad(batch)
    },
  }
  expect(await importTenant(counting, { tenant, open: () => lines })).toMatchObject({
    sha256: summary.sha256,
  })
  expect(largest).toBeLessThanOrEqual(100)
})
