// Finds the Chromium that the browser tests drive, or installs Debian's. No dependencies: it runs before there are any.
import { spawnSync } from 'node:child_process'
import { accessSync, constants } from 'node:fs'
import { delimiter, join } from 'node:path'

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']

const usualPlaces = [
  '/usr/bin/chromium',
  '/usr/lib/chromium/chromium',
  '/snap/bin/chromium',
  '/opt/google/chrome/chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
]

/** Noto CJK, because a page without Chinese glyphs lays out differently. */
const debianPackages = ['chromium', 'fonts-noto-cjk', 'fonts-noto-color-emoji']

/** @param {string} path */
function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}

/**
 * The path of a Chromium or Chrome: `CHROMIUM_PATH` if it is set, else the first on `PATH`, else one of the usual places.
 * @param {NodeJS.ProcessEnv} env
 * @returns {string | undefined}
 * @throws when `CHROMIUM_PATH` names something that cannot be run, rather than quietly taking another browser
 */
export function findChromium(env = process.env) {
  if (env.CHROMIUM_PATH) {
    if (isExecutable(env.CHROMIUM_PATH)) return env.CHROMIUM_PATH
    throw new Error(`CHROMIUM_PATH is "${env.CHROMIUM_PATH}", which cannot be run.`)
  }
  const onPath = (env.PATH ?? '').split(delimiter).flatMap((dir) => names.map((name) => join(dir, name)))
  return [...onPath, ...usualPlaces].find(isExecutable)
}

/**
 * Installs Debian's Chromium and fonts where that asks nobody: as root, or in CI by a password-less sudo.
 * @returns {boolean} whether the packages were installed
 */
export function installChromium() {
  const isRoot = process.getuid?.() === 0
  if (!isExecutable('/usr/bin/apt-get') || !(isRoot || process.env.CI)) return false
  const aptGet = isRoot ? ['apt-get'] : ['sudo', '-n', 'DEBIAN_FRONTEND=noninteractive', 'apt-get']
  return (
    run([...aptGet, 'update', '-q']) &&
    run([...aptGet, 'install', '-y', '-q', '--no-install-recommends', ...debianPackages])
  )
}

/** @param {string[]} command */
function run([program = '', ...args]) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  return spawnSync(program, args, { stdio: ['ignore', 'inherit', 'inherit'], env }).status === 0
}
