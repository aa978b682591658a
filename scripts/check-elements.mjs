// The custom-elements manifest, from which editors and framework wrappers learn our elements, names every widget that a
// page can define, and says what its attributes, events, slots and parts are for.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root, widgetNames } from './packages.mjs'

/** @typedef {{ name?: string, description?: string }} Described */
/** @typedef {Described & { tagName?: string, attributes?: Described[], events?: Described[], slots?: Described[], cssParts?: Described[], cssProperties?: Described[] }} Declaration */

const file = join(root, 'packages/widgets/dist/custom-elements.json')
/** @type {{ modules: { declarations?: Declaration[] }[] }} */
const manifest = JSON.parse(readFileSync(file, 'utf8'))
const elements = manifest.modules
  .flatMap(({ declarations = [] }) => declarations)
  .filter(({ tagName }) => tagName !== undefined)

const complaints = widgetNames()
  .map((name) => `caselore-${name}`)
  .filter((tag) => !elements.some(({ tagName }) => tagName === tag))
  .map((tag) => `${tag} is not in the manifest`)

for (const { tagName, description, attributes = [], events = [], slots = [], cssParts = [] } of elements) {
  if (!description) complaints.push(`${tagName} has no description`)
  for (const [kind, list] of Object.entries({
    attribute: attributes,
    event: events,
    slot: slots,
    part: cssParts,
  })) {
    const silent = list.filter((item) => !item.description)
    for (const { name } of silent) complaints.push(`${tagName}: ${kind} "${name}" has no description`)
  }
}

for (const complaint of complaints) console.error(complaint)
if (complaints.length > 0) process.exitCode = 1
