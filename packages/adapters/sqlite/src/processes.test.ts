import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { checkWritten } from '@caselore/conformance'
import { describe, expect, it } from 'vitest'
import { sqliteStorage } from './sqlite-storage.js'

const commits = Number(process.env.CASELORE_CRASH_COMMITS ?? 60)
const writer = fileURLToPath(new URL('./testing/writer.ts', import.meta.url))
const root = join(import.meta.dirname, '..', '..', '..', '..')

function start(file: string, name: string, acknowledged: (id: string, process: ChildProcess) => void) {
  const child = spawn(process.execPath, ['--import', 'tsx', writer, file, name, String(commits)], {
    cwd: root,
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  // A killed writer hears nothing any more, which is what this test is about.
  child.stdin.on('error', () => undefined)
  createInterface({ input: child.stdout }).on('line', (id) => {
    acknowledged(id, child)
    child.stdin.write('.')
  })
  return new Promise<number | string | null>((resolve) =>
    child.once('close', (code, signal) => resolve(code ?? signal)),
  )
}

describe('a file that several processes write', () => {
  it('holds every acknowledged commit once and none in half, though writers are killed', {
    timeout: 600_000,
  }, async () => {
    const folder = mkdtempSync(join(tmpdir(), 'caselore-crash-'))
    const file = join(folder, 'help.db')
    await (await sqliteStorage(file)).close()
    const acknowledged = new Set<string>()
    let deaths = 0

    /** Killed after every few commits, at whatever it does by then, and started again until it is done. */
    async function mortal(name: string, every: number): Promise<void> {
      for (;;) {
        let since = 0
        const end = await start(file, name, (id, child) => {
          if (acknowledged.has(id)) return
          acknowledged.add(id)
          since++
          if (since === every) child.kill('SIGKILL')
        })
        if (end === 0) return
        expect(end).toBe('SIGKILL')
        deaths++
      }
    }
    await Promise.all([mortal('a', 11), mortal('b', 17), mortal('c', commits + 1)])

    expect(deaths).toBeGreaterThan(2)
    expect(acknowledged.size).toBe(3 * commits)
    const storage = await sqliteStorage(file)
    await checkWritten(storage, ['a', 'b', 'c'], commits)
    await storage.close()
    rmSync(folder, { recursive: true })
  })
})
