/// <reference types="node" />
import { createHash } from 'node:crypto'
import { mkdir, open, readFile, rename } from 'node:fs/promises'
import { join } from 'node:path'
import type { BufferSnapshots } from '../snapshots/index.js'
import { packSnapshot, unpackSnapshot } from './pack-snapshot.js'

/**
 * Keeps snapshots as files in a folder, one for each tenant, buffers as they are. A file is written beside and then put in the place
 * of the one before, so that a crash leaves the old one or the new one. For one process a folder.
 *
 * @example
 * ```ts
 * createDesk({ storage, search: engine, searchSnapshots: fileSnapshots('/var/lib/support/search') })
 * ```
 */
export function fileSnapshots(folder: string): BufferSnapshots {
  // A tenant’s name need not be a file’s.
  const fileOf = (tenant: string) =>
    join(folder, `${createHash('sha256').update(tenant).digest('hex')}.snapshot`)
  return {
    async load(tenant) {
      try {
        return unpackSnapshot(await readFile(fileOf(tenant)))
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
        throw error
      }
    },
    async save(tenant, snapshot, token) {
      await mkdir(folder, { recursive: true })
      const beside = `${fileOf(tenant)}.part`
      const file = await open(beside, 'w')
      try {
        for (const part of packSnapshot({ snapshot, token })) await file.writeFile(part)
        await file.sync()
      } finally {
        await file.close()
      }
      await rename(beside, fileOf(tenant))
    },
  }
}
