// The lock file must be complete for every platform. npm writes only the optional packages that it could resolve on the
// machine at hand; `npm ci` on another platform then refuses the lock, or installs a tool without its binary.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './packages.mjs'

/** @type {Record<string, { optionalDependencies?: Record<string, string> }>} */
const packages = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages

/** Looks where Node would: beside the package that asks, then outwards to the root. @param {string} from @param {string} name */
function isLocked(from, name) {
  const steps = from.split('/node_modules/')
  const homes = ['', ...steps.map((_, i) => steps.slice(0, i + 1).join('/node_modules/'))]
  return homes.some((home) => packages[home ? `${home}/node_modules/${name}` : `node_modules/${name}`])
}

const missing = Object.entries(packages).flatMap(([path, { optionalDependencies = {} }]) =>
  Object.keys(optionalDependencies)
    .filter((name) => !isLocked(path, name))
    .map((name) => `${path} may need ${name}, which package-lock.json does not have`),
)

for (const line of missing) console.error(line)
if (missing.length > 0) process.exitCode = 1
