import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface RestHost {
  readonly url: string
  close(): Promise<void>
}

/**
 * A host that keeps documents by name and knows nothing of Caselore: `PUT` with `If-None-Match: *` creates one, or is answered 412 when it
 * is there; `GET` gives it. Object stores and many portals can do as much.
 */
export async function startRestHost(): Promise<RestHost> {
  const documents = new Map<string, string>()
  const server = createServer(async (request, response) => {
    const { method, url = '' } = request
    if (method === 'GET') {
      const found = documents.get(url)
      response.writeHead(found === undefined ? 404 : 200).end(found)
      return
    }
    const body = await read(request)
    const refused = method !== 'PUT' || request.headers['if-none-match'] !== '*' || documents.has(url)
    if (!refused) documents.set(url, body)
    response.writeHead(refused ? 412 : 201).end()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

async function read(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = []
  for await (const part of request) parts.push(part as Buffer)
  return Buffer.concat(parts).toString('utf8')
}
