// A process of its own that writes into a file until it is done or killed: node writer.ts <file> <name> <commits>
import { writeThrough } from '@caselore/conformance'
import { sqliteStorage } from '../sqlite-storage.js'

const [file = '', name = '', commits = '0'] = process.argv.slice(2)
const storage = await sqliteStorage(file, { durability: 'relaxed', busyTimeout: 60_000 })
await writeThrough(storage, {
  name,
  commits: Number(commits),
  acknowledged: (id) => void process.stdout.write(`${id}\n`),
})
await storage.close()
