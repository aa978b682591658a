// `npm start -- [--data <folder>] [--documents <number>] [--port <number>]`: serves the example portal.
import { spawn } from 'node:child_process'
import { statSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'

const usage = `Usage: npm start -- [--data <folder>] [--documents <number>] [--port <number>]

  --data <folder>   loads real questions and answers from the folder as tickets and draft cases
  --documents <number>  adds so many published cases, in memory, and searches with the compact engine
  --port <number>   serves on this port instead of the first free one from 5173 on`

const { data, documents, port, help } = readArguments()
if (help) {
  console.log(usage)
} else {
  serve({
    data: data ? folderAt(data) : undefined,
    documents: documents ? countOf(documents) : undefined,
    port: port ? portOf(port) : undefined,
  })
}

function readArguments() {
  try {
    return parseArgs({
      options: {
        data: { type: 'string' },
        documents: { type: 'string' },
        port: { type: 'string' },
        help: { type: 'boolean', short: 'h' },
      },
    }).values
  } catch (error) {
    return refuse(/** @type {Error} */ (error).message)
  }
}

/** @param {string} folder as seen from where npm was called, not from the repository's root */
function folderAt(folder) {
  const path = resolve(process.env.INIT_CWD ?? process.cwd(), folder)
  if (!statSync(path, { throwIfNoEntry: false })?.isDirectory())
    refuse(`--data: there is no folder at ${path}.`)
  return path
}

/** @param {string} text */
function portOf(text) {
  const port = Number(text)
  if (!/^\d+$/.test(text) || port < 1 || port > 65535) refuse(`--port: "${text}" is not a port (1 to 65535).`)
  return text
}

/** @param {string} text */
function countOf(text) {
  const count = Number(text)
  if (!/^\d+$/.test(text) || count < 1 || count > 200_000)
    refuse(`--documents: "${text}" is no number from 1 to 200000.`)
  return text
}

/** @param {{ data: string | undefined, documents: string | undefined, port: string | undefined }} wanted */
function serve({ data, documents, port }) {
  const portal = fileURLToPath(new URL('../examples/portal', import.meta.url))
  const vite = join(dirname(fileURLToPath(import.meta.resolve('vite/package.json'))), 'bin/vite.js')
  const args = port ? ['--port', port, '--strictPort'] : []
  const env = {
    ...process.env,
    ...(data && { CASELORE_PORTAL_DATA: data }),
    ...(documents && { CASELORE_PORTAL_DOCUMENTS: documents }),
  }
  const server = spawn(process.execPath, [vite, ...args], { cwd: portal, env, stdio: 'inherit' })
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM']))
    process.on(signal, () => server.kill(signal))
  server.on('exit', (code, signal) => process.exit(signal ? 0 : (code ?? 1)))
}

/** @param {string} message @returns {never} */
function refuse(message) {
  console.error(`${message}\n\n${usage}`)
  process.exit(2)
}
