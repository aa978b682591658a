import { createReadStream, existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Connect, Plugin } from 'vite'

/** The files that the page asks for, and nothing else of the folder. */
const served = ['egret_wenda.docs.jsonl', 'egret_wenda.queries.dev.jsonl']

/**
 * Serves real questions and answers from a folder outside the project at `/data/`, and tells the page by a meta element
 * that they are there. Without a folder it does nothing.
 */
export function realData(folder: string | undefined): Plugin {
  if (!folder) return { name: 'portal:real-data' }
  const missing = served.filter((file) => !existsSync(join(folder, file)))
  if (missing.length > 0) throw new Error(`--data: ${folder} has no ${missing.join(' and no ')}.`)

  const handler: Connect.NextHandleFunction = (request, response, next) => {
    const file = served.find((name) => request.url?.split('?')[0] === `/data/${name}`)
    if (!file) return next()
    response.setHeader('content-type', 'application/x-ndjson; charset=utf-8')
    createReadStream(join(folder, file)).on('error', next).pipe(response)
  }
  return {
    name: 'portal:real-data',
    configureServer: ({ middlewares }) => void middlewares.use(handler),
    configurePreviewServer: ({ middlewares }) => void middlewares.use(handler),
    transformIndexHtml: () => [
      { tag: 'meta', attrs: { name: 'portal-data', content: served.join(' ') }, injectTo: 'head' },
    ],
  }
}
