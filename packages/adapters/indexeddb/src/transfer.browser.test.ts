import { createDesk } from '@caselore/core/desk'
import { memoryStorage, type Storage } from '@caselore/core/storage'
import { exportTenant, importTenant } from '@caselore/core/transfer'
import { expect, it } from 'vitest'
import { indexedDbStorage } from './indexed-db-storage.js'

const tenant = 'acme'
const everywhere = { regions: ['*'] }
const session = (id: string, role: string) => ({
  tenant,
  actor: { id, roles: [role], attributes: everywhere },
})
const auditor = session('auditor-1', 'auditor')

/** A file as a browser has it: bytes, read in pieces. */
async function fileOf(storage: Storage): Promise<Blob> {
  const lines: string[] = []
  for await (const line of exportTenant(storage, { tenant })) lines.push(line)
  return new Blob(lines)
}

async function* piecesOf(file: Blob): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < file.size; at += 1_000)
    yield new Uint8Array(await file.slice(at, at + 1_000).arrayBuffer())
}

it('moves out of a browser’s database, into another and back, with all that was done', {
  timeout: 120_000,
}, async () => {
  const source = await indexedDbStorage(`transfer-${crypto.randomUUID()}`)
  const desk = await createDesk({ storage: source })
  const agent = desk.as(session('agent-1', 'agent'))
  for (let i = 0; i < 30; i++) await agent.tickets.file({ subject: `注塑机停机 ${i} 🛠` })
  const [ticket] = (await agent.tickets.list({ limit: 1 })).items
  await agent.tickets.comment(String(ticket?.id), { text: '已断电重启。', visibility: 'public' })
  await desk.close()
  const file = await fileOf(source)

  const target = await indexedDbStorage(`transfer-${crypto.randomUUID()}`)
  await importTenant(target, { tenant, open: () => piecesOf(file) })
  const elsewhere = memoryStorage()
  await importTenant(elsewhere, { tenant, open: () => piecesOf(file) })
  for (const storage of [target, elsewhere])
    expect(await (await fileOf(storage)).text()).toBe(await file.text())

  const moved = await createDesk({ storage: target })
  expect(await moved.as(auditor).audit.verify()).toMatchObject({ whole: true })
  const there = moved.as(session('agent-1', 'agent'))
  expect((await there.tickets.list({ limit: 100 })).items).toHaveLength(30)
  // Numbers, the chain and the feed go on where they were.
  const { number } = await there.tickets.file({ subject: '之后' })
  expect(number).toMatch(/1031$/)
  expect(await moved.as(auditor).audit.verify()).toMatchObject({ whole: true })
  for (const storage of [source, target]) await storage.close()
})
