// A process of its own that writes into a file until it is done or killed: node writer.ts <file> <name> <commits>
import { writeThrough } from '@caselore/conformance'
import { sqliteStorage } from '../sqlite-storage.js'

const [file = '', name = '', commits = '0'] = process.argv.slice(2)
const storage = await sqliteStorage(file, { durability: 'relaxed', busyTimeout: 60_000 })

// Whoever kills this process answers each id with a byte. Without it a slow reader would kill only what is already done.
const ahead = 8
let told = 0
let heard = 0
let goOn = () => {}
process.stdin.on('data', (bytes) => {
  heard += bytes.length
  goOn()
})
await writeThrough(storage, {
  name,
  commits: Number(commits),
  async acknowledged(id) {
    process.stdout.write(`${id}\n`)
    told++
    while (told - heard > ahead)
      await new Promise<void>((resolve) => {
        goOn = resolve
      })
  },
})
process.stdin.destroy()
await storage.close()
