import { type ChildProcess, spawn } from 'node:child_process'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'

/** PostgreSQL refuses to run as root, so that it is `nobody` who runs it then. */
export const nobody = process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : {}

export interface ServerFiles {
  /** Where PostgreSQL's programs lie. */
  readonly programs: string
  readonly data: string
  /** The folder of its socket. */
  readonly sockets: string
  readonly port: number
  readonly settings?: readonly string[]
}

export interface ServerProcess {
  readonly url: string
  start(): Promise<void>
  /** `SIGKILL` as a power cut would, `SIGINT` in good order. */
  end(signal: 'SIGKILL' | 'SIGINT'): Promise<void>
}

const always = [
  'listen_addresses=',
  'fsync=off',
  'max_connections=60',
  'log_min_messages=fatal',
  'shared_buffers=64MB',
]

/** A server over a folder of data, which is started and ended at will. */
export function serverProcess({ programs, data, sockets, port, settings = [] }: ServerFiles): ServerProcess {
  const url = `postgres://postgres@/postgres?host=${encodeURIComponent(sockets)}&port=${port}`
  const own = [`port=${port}`, ...always, ...settings]
  let server: ChildProcess | undefined
  process.once('exit', () => server?.kill('SIGQUIT'))
  return {
    url,
    async start() {
      // After a kill, what is left of the old server holds its memory for a moment, and a new one does not start.
      for (let tries = 0; tries < 100; tries++) {
        server = spawn(
          `${programs}/postgres`,
          ['-D', data, '-k', sockets, ...own.flatMap((setting) => ['-c', setting])],
          { ...nobody, stdio: 'ignore' },
        )
        if (await isReady(url, server)) return
        await pause(100)
      }
      throw new Error('PostgreSQL did not start.')
    },
    async end(signal) {
      const running = server
      server = undefined
      if (!running || running.exitCode !== null) return
      const gone = new Promise((resolve) => running.once('exit', resolve))
      running.kill(signal)
      await gone
    },
  }
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
