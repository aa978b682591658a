import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { asTenantView, describeStorage, type StorageSubject, type StoredSize } from '@caselore/conformance'
import Connection, { type Database } from 'better-sqlite3'
import { afterAll } from 'vitest'
import { sqliteStorage } from './sqlite-storage.js'

const options = { maxDocBytes: 64 * 1024, watchInterval: 10, durability: 'relaxed' } as const
const folder = mkdtempSync(join(tmpdir(), 'caselore-sqlite-'))
afterAll(() => rmSync(folder, { recursive: true }))

const sizeOf = (database: Database): StoredSize => {
  const count = (table: string) =>
    Number(database.prepare(`SELECT count(*) FROM caselore_${table}`).pluck().get())
  return { rows: count('rows'), events: count('events'), attempts: count('attempts') }
}

let file = ''
let created = 0
const inFile: StorageSubject = {
  name: 'SQLite, a file',
  create() {
    file = join(folder, `${created++}.db`)
    return sqliteStorage(file, options)
  },
  reopen: () => sqliteStorage(file, options),
  inspect() {
    const database = new Connection(file, { readonly: true })
    try {
      return sizeOf(database)
    } finally {
      database.close()
    }
  },
}

describeStorage(inFile)
describeStorage(asTenantView(inFile))

let memory: Database
describeStorage({
  name: 'SQLite in memory, of the host',
  create() {
    memory = new Connection(':memory:')
    return sqliteStorage(memory, options)
  },
  reopen: () => sqliteStorage(memory, options),
  inspect: () => sizeOf(memory),
})

describeStorage({ name: 'SQLite in memory', create: () => sqliteStorage(':memory:', options) })
