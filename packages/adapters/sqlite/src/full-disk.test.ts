import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createDesk } from '@caselore/core'
import { StorageError } from '@caselore/core/storage'
import { afterAll, describe, expect, it } from 'vitest'
import { sqliteStorage } from './sqlite-storage.js'

const tenant = 'acme'
const folder = mkdtempSync(join(tmpdir(), 'caselore-full-'))
const mount = spawnSync('/bin/mount', ['-t', 'tmpfs', '-o', 'size=2m', 'tmpfs', folder], { encoding: 'utf8' })
const why = mount.error ? String(mount.error) : mount.stderr.trim()
afterAll(() => {
  if (mount.status === 0) spawnSync('/bin/umount', [folder])
  rmSync(folder, { recursive: true })
})

const session = (id: string, role: string) => ({
  tenant,
  actor: { id, roles: [role], attributes: { regions: ['华东'] } },
})

describe(`a disk of two megabytes${mount.status === 0 ? '' : `, which cannot be had here: ${why}`}`, () => {
  it.skipIf(mount.status !== 0)(
    'fills up: commits are refused whole, what was acknowledged stays, and with room again work goes on',
    { timeout: 60_000 },
    async () => {
      const ballast = join(folder, 'ballast')
      writeFileSync(ballast, Buffer.alloc(400_000))
      const file = join(folder, 'help.db')
      const storage = await sqliteStorage(file)
      const desk = await createDesk({ storage })
      const agent = desk.as(session('a1', 'agent'))
      const filed: string[] = []
      let refusal: unknown
      while (refusal === undefined)
        try {
          const { id } = await agent.tickets.file({
            subject: '停机',
            description: '报警，复位不了。'.repeat(300),
          })
          filed.push(id)
        } catch (error) {
          refusal = error
        }
      expect(refusal).toBeInstanceOf(StorageError)
      expect(refusal).toMatchObject({ code: 'storage.quota' })
      expect(filed.length).toBeGreaterThan(3)
      // Refused again, and not worse than the first time; reading goes on.
      await expect(
        agent.tickets.file({ subject: '停机', description: '满'.repeat(3000) }),
      ).rejects.toMatchObject({
        code: 'storage.quota',
      })
      const ids = async () => {
        const { items } = await agent.tickets.list({ limit: 200 })
        return items.map(({ id }) => id).toSorted()
      }
      expect(await ids()).toEqual(filed.toSorted())

      rmSync(ballast)
      const { id } = await agent.tickets.file({ subject: '又停机' })
      expect(await ids()).toEqual([...filed, id].toSorted())
      expect(await desk.as(session('au', 'auditor')).audit.verify()).toMatchObject({ whole: true })
      await storage.close()

      const again = await sqliteStorage(file)
      const page = await again.query({ kind: 'ticket', limit: 1000 }, { tenant })
      expect(page.rows.map((row) => row.id).toSorted()).toEqual([...filed, id].toSorted())
      const events = await again.changes?.(null, { tenant, limit: 1000 })
      expect(new Set(events?.events.map(({ aggregate }) => aggregate.id))).toEqual(new Set([...filed, id]))
      await again.close()
    },
  )
})
