// Runs before `npm start`, `npm test`, `npm run build` and `npm run check`, so that each works in a fresh clone.
// Imports nothing that has to be installed. `--browser` asks for a Chromium as well.
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { findChromium, installChromium } from './chromium.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))

ensureNode()
ensureModules()
if (process.argv.includes('--browser')) ensureChromium()

function ensureNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  if (major > 20 || (major === 20 && minor >= 19)) return
  fail(`Caselore needs Node 20.19 or newer; this is ${process.versions.node}.`)
}

function ensureModules() {
  const reason = whyStale()
  if (!reason) return
  console.log(`Installing the dependencies: ${reason}.`)
  // npm names itself to its scripts; called that way it works on Windows too.
  const npm = process.env.npm_execpath ? [process.execPath, process.env.npm_execpath] : ['npm']
  const [program = 'npm', ...args] = [...npm, 'ci', '--no-audit', '--no-fund']
  const { status } = spawnSync(program, args, { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] })
  if (status !== 0) fail('npm ci did not succeed; its output is above.')
}

/** Compares package-lock.json with the record that npm leaves of what it installed. */
function whyStale() {
  const installed = packagesOf('node_modules/.package-lock.json')
  if (!installed) return 'there is no node_modules yet'
  for (const [path, wanted] of Object.entries(packagesOf('package-lock.json') ?? {})) {
    if (path === '' || wanted.optional || wanted.devOptional || wanted.peer) continue
    const found = installed[path]
    if (!found || found.version !== wanted.version) return `${path} is not as package-lock.json says`
    if (wanted.link && !existsSync(join(root, path))) return `${path} is missing`
  }
  return undefined
}

/** @param {string} file @returns {Record<string, { version?: string, optional?: boolean, devOptional?: boolean, peer?: boolean, link?: boolean }> | undefined} */
function packagesOf(file) {
  const path = join(root, file)
  return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')).packages : undefined
}

function ensureChromium() {
  if (findChromium()) return
  console.log('Looking for Chromium: none found, trying to install it.')
  if (installChromium() && findChromium()) return
  fail(
    'The browser tests need Chromium or Chrome. Install one (Debian: apt-get install chromium fonts-noto-cjk), ' +
      'or set CHROMIUM_PATH to the one you have.',
  )
}

/** @param {string} message @returns {never} */
function fail(message) {
  console.error(message)
  process.exit(1)
}
