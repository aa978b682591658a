// A process of its own that writes into a database until it is done or killed: node writer.ts <url> <name> <commits>
import { writeThrough } from '@caselore/conformance'
import pg from 'pg'
import { writeAndTell } from '../../../sql/src/testing/told-writer.js'
import { pgDriver } from '../pg-driver.js'
import { postgresStorage } from '../postgres-storage.js'

const [url = '', name = '', commits = '0'] = process.argv.slice(2)
const pool = new pg.Pool({ connectionString: url, max: 4 })
const storage = await postgresStorage(pgDriver(pool))
await writeAndTell(writeThrough, storage, name, Number(commits))
await storage.close()
await pool.end()
