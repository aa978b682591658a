// Which packages there are and what each offers, read from the folders so that a new room or widget needs no list.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The repository's root folder. */
export const root = fileURLToPath(new URL('..', import.meta.url)).replace(/[\\/]$/, '')

/** Sub-folders of a room that are a subpath of their own; every other nested folder is the room's private matter. */
const nestedRooms = ['policy/tools', 'sla/cn']

/** Folders that only tests use. */
const privateFolders = new Set(['internal', 'testing'])

/**
 * @typedef {{ types: string, import: string }} Target
 * @typedef {{ name: string, dir: string, manifest: Record<string, any> }} Package
 */

/** @param {string} dir */
const foldersOf = (dir) =>
  existsSync(dir)
    ? readdirSync(dir, { withFileTypes: true })
        .filter((entry) => entry.isDirectory())
        .map((entry) => entry.name)
        .sort()
    : []

/** @param {string} dir @returns {Package} */
function readPackage(dir) {
  const manifest = JSON.parse(readFileSync(join(root, dir, 'package.json'), 'utf8'))
  return { name: manifest.name, dir, manifest }
}

/** @param {string} parent */
const packagesIn = (parent) =>
  foldersOf(join(root, parent))
    .map((name) => `${parent}/${name}`)
    .filter((dir) => existsSync(join(root, dir, 'package.json')))
    .map(readPackage)

/** Every package that is published, in the order of the arrows' start to end where it matters to a reader. */
export const publishedPackages = () => [...packagesIn('packages'), ...packagesIn('packages/adapters')]

/** Every example, each a workspace of its own. */
export const examples = () => packagesIn('examples')

/**
 * What the folders of a package say that it exports: one subpath per room, plus `define` and the theme for widgets. An
 * adapter is one thing and has one entry.
 * @param {string} dir the package's folder, relative to `base`
 * @param {string} base
 * @returns {Record<string, Target | string>}
 */
export function expectedExports(dir, base = root) {
  const src = join(base, dir, 'src')
  const rooms = [
    '',
    ...(dir.startsWith('packages/adapters/') ? [] : foldersOf(src)).filter(
      (name) => !privateFolders.has(name),
    ),
    ...nestedRooms.filter((room) => existsSync(join(src, room))),
  ]
  /** @type {Record<string, Target | string>} */
  const exports = {}
  for (const room of rooms.sort()) {
    for (const [file, suffix] of [
      ['index', ''],
      ['define', 'define'],
    ]) {
      const path = [room, file].filter(Boolean).join('/')
      if (existsSync(join(src, `${path}.ts`))) exports[subpath(room, suffix ?? '')] = targetOf(path)
    }
  }
  if (existsSync(join(src, 'theme/theme.css'))) exports['./theme.css'] = './dist/theme/theme.css'
  if (exports['./define']) exports['./custom-elements.json'] = './dist/custom-elements.json'
  exports['./package.json'] = './package.json'
  return exports
}

/** @param {string[]} parts */
const subpath = (...parts) => ['.', ...parts.filter(Boolean)].join('/')

/** @param {string} path @returns {Target} */
const targetOf = (path) => ({ types: `./dist/${path}.d.ts`, import: `./dist/${path}.js` })

/** The widgets' folders, each with a `define.ts`. */
export const widgetNames = () => {
  const src = join(root, 'packages/widgets/src')
  return foldersOf(src).filter((name) => existsSync(join(src, name, 'define.ts')))
}

/** @param {string} path */
export const fromRoot = (path) => relative(root, path) || '.'
