import { createReadStream, createWriteStream, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createDesk, memoryStorage } from '@caselore/core'
import { exportTenant, importTenant, verifyExport } from '@caselore/core/transfer'
import { expect, it } from 'vitest'

const tenant = 'acme'
const agent = { tenant, actor: { id: 'agent-1', roles: ['agent'], attributes: { regions: ['*'] } } }
const auditor = { tenant, actor: { id: 'auditor-1', roles: ['auditor'], attributes: { regions: ['*'] } } }

it('is written, checked, and read into another storage', { timeout: 60_000 }, async () => {
  const folder = mkdtempSync(join(tmpdir(), 'caselore-'))
  const file = join(folder, 'acme.ndjson')
  const storage = memoryStorage()
  await (await createDesk({ storage })).as(agent).tickets.file({ subject: '注塑机停机' })

  await pipeline(Readable.from(exportTenant(storage, { tenant })), createWriteStream(file))
  const { sha256, rows } = await verifyExport(createReadStream(file))
  expect(rows.ticket).toBe(1)

  const target = memoryStorage()
  await importTenant(target, { tenant, open: () => createReadStream(file), sha256 })
  const { audit } = (await createDesk({ storage: target })).as(auditor)
  expect(await audit.verify()).toMatchObject({ whole: true })
  rmSync(folder, { recursive: true })
})
