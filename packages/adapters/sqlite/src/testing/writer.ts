// A process of its own that writes into a file until it is done or killed: node writer.ts <file> <name> <commits>
import { writeThrough } from '@caselore/conformance'
import { writeAndTell } from '../../../sql/src/testing/told-writer.js'
import { sqliteStorage } from '../sqlite-storage.js'

const [file = '', name = '', commits = '0'] = process.argv.slice(2)
const storage = await sqliteStorage(file, { durability: 'relaxed', busyTimeout: 60_000 })
await writeAndTell(writeThrough, storage, name, Number(commits))
await storage.close()
