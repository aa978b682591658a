import { mkdtempSync, rmSync } from 'node:fs'
import { connect, createServer, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Stands between a client and a server. */
export interface CuttingProxy {
  readonly url: string
  /** The next connection on which a COMMIT is answered is cut before the client gets the answer. */
  cutBeforeAnswer(): void
  /** The next connection on which a COMMIT is sent is cut before the server gets it. */
  cutBeforeCommit(): void
  /** Whether what was to be cut has been. */
  isCut(): boolean
  close(): Promise<void>
}

const command = Buffer.from('COMMIT\0')

/** A proxy for a PostgreSQL server on a socket, which it is told where to find by the server's URL. */
export async function cuttingProxy(url: string): Promise<CuttingProxy> {
  const folder = mkdtempSync(join(tmpdir(), 'caselore-cut-'))
  const { searchParams } = new URL(url.replace('@/', '@localhost/'))
  const name = `.s.PGSQL.${searchParams.get('port')}`
  const behind = join(searchParams.get('host') ?? '', name)
  const open = new Set<Socket>()
  let cut: 'answer' | 'commit' | undefined

  const proxy = createServer((client) => {
    const server = connect(behind)
    let committing = false
    const end = () => {
      client.destroy()
      server.destroy()
    }
    for (const socket of [client, server]) {
      open.add(socket)
      socket.on('error', end).on('close', () => {
        open.delete(socket)
        end()
      })
    }
    client.on('data', (bytes) => {
      committing = bytes.includes(command)
      if (!committing || cut !== 'commit') return server.write(bytes)
      cut = undefined
      end()
    })
    server.on('data', (bytes) => {
      if (!committing || cut !== 'answer') return client.write(bytes)
      cut = undefined
      end()
    })
  })
  await new Promise<void>((resolve) => proxy.listen(join(folder, name), resolve))
  return {
    url: url.replace(/host=[^&]*/, `host=${encodeURIComponent(folder)}`),
    cutBeforeAnswer() {
      cut = 'answer'
    },
    cutBeforeCommit() {
      cut = 'commit'
    },
    isCut: () => cut === undefined,
    async close() {
      for (const socket of open) socket.destroy()
      await new Promise((resolve) => proxy.close(resolve))
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
