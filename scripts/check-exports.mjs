// Every room is a subpath and every subpath is a room. `--write` makes the manifests say so.
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expectedExports, publishedPackages, root } from './packages.mjs'

const write = process.argv.includes('--write')
/** @type {string[]} */
const complaints = []

for (const { name, dir, manifest } of publishedPackages()) {
  const expected = expectedExports(dir)
  const actual = manifest.exports ?? {}
  if (JSON.stringify(actual) === JSON.stringify(expected)) continue
  if (write) {
    const file = join(root, dir, 'package.json')
    const text = JSON.parse(readFileSync(file, 'utf8'))
    writeFileSync(file, `${JSON.stringify({ ...text, exports: expected }, null, 2)}\n`)
    console.log(`${name}: exports written`)
    continue
  }
  for (const path of Object.keys(expected)) {
    if (!(path in actual)) complaints.push(`${name}: the folder for "${path}" exists but is not exported`)
  }
  for (const path of Object.keys(actual)) {
    if (!(path in expected)) complaints.push(`${name}: "${path}" is exported but no folder stands behind it`)
    else if (JSON.stringify(actual[path]) !== JSON.stringify(expected[path]))
      complaints.push(`${name}: "${path}" should point to ${JSON.stringify(expected[path])}`)
  }
  if (complaints.length === 0) complaints.push(`${name}: exports are complete but not in order`)
}

for (const complaint of complaints) console.error(complaint)
if (complaints.length > 0) {
  console.error('\nRun "node scripts/check-exports.mjs --write" if the folders are right.')
  process.exitCode = 1
}
