// `node scripts/size-breakdown.mjs [page] [filter]`: what a page of scripts/size is made of, from the sources, without a
// build. Groups by package and room; with a filter also each file whose path contains it. Sizes are minified bytes; the
// gzipped column shares out the chunk's gzipped size by them. The gate (`npm run check`) weighs what is published.
import { relative } from 'node:path'
import { gzipSync } from 'node:zlib'
import { build } from 'esbuild'
import { root } from './packages.mjs'

const [page = 'whole-desk', filter] = process.argv.slice(2)

/** Sources of `define.ts` are no side effects to the published manifest, which names the built files. */
const keepDefinitions = {
  name: 'keep-definitions',
  setup(/** @type {import('esbuild').PluginBuild} */ { onResolve, resolve }) {
    onResolve({ filter: /\/define$/ }, async ({ path, pluginData, ...how }) => {
      if (pluginData === 'asked') return undefined
      const found = await resolve(path, { ...how, pluginData: 'asked' })
      return { ...found, sideEffects: true }
    })
  },
}

const { outputFiles, metafile } = await build({
  absWorkingDir: root,
  entryPoints: [`scripts/size/${page}.js`],
  outdir: 'out',
  bundle: true,
  splitting: true,
  write: false,
  metafile: true,
  minify: true,
  format: 'esm',
  target: 'es2023',
  charset: 'utf8',
  tsconfig: 'tsconfig.json',
  logLevel: 'error',
  plugins: [keepDefinitions],
})

const gzipped = Object.fromEntries(
  outputFiles.map(({ path, contents }) => [relative(root, path), gzipSync(contents, { level: 9 }).length]),
)
const eager = eagerChunks(metafile.outputs)
print('first load', eager)
const later = Object.keys(gzipped).filter((path) => !eager.has(path))
if (later.length > 0) print('later', new Set(later))

/** @param {import('esbuild').Metafile['outputs']} outputs */
function eagerChunks(outputs) {
  const chunks = new Set(
    Object.keys(outputs).filter((path) => outputs[path]?.entryPoint === `scripts/size/${page}.js`),
  )
  for (const path of chunks) {
    for (const { path: next, kind } of outputs[path]?.imports ?? []) {
      if (kind === 'import-statement' && next in outputs) chunks.add(next)
    }
  }
  return chunks
}

/** @param {string} title @param {Set<string>} chunks */
function print(title, chunks) {
  const inputs = [...chunks].flatMap((chunk) => {
    const { inputs = {}, bytes = 0 } = metafile.outputs[chunk] ?? {}
    return Object.entries(inputs).map(([path, { bytesInOutput }]) => ({
      path,
      bytes: bytesInOutput,
      gzipped: (bytesInOutput / bytes) * (gzipped[chunk] ?? 0),
    }))
  })
  const total = [...chunks].reduce((sum, chunk) => sum + (gzipped[chunk] ?? 0), 0)
  console.log(`\n${title}: ${kilobytes(total)} kB gzipped in ${chunks.size} file(s)`)
  for (const [name, sum] of sums(inputs, groupOf)) console.log(line(name, sum))
  if (filter === undefined) return
  console.log()
  const matching = inputs.filter(({ path }) => path.includes(filter))
  for (const [name, sum] of sums(matching, (path) => path)) console.log(line(name, sum))
}

/** @param {string} path */
function groupOf(path) {
  const [, name] = /.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path) ?? []
  return (
    name ??
    path
      .replace(/^(?:\.\.\/)*/, '')
      .split('/')
      .slice(0, 4)
      .join('/')
  )
}

/**
 * @param {{ path: string, bytes: number, gzipped: number }[]} inputs
 * @param {(path: string) => string} nameOf
 */
function sums(inputs, nameOf) {
  /** @type {Map<string, { bytes: number, gzipped: number }>} */
  const byName = new Map()
  for (const { path, bytes, gzipped } of inputs) {
    const sum = byName.get(nameOf(path)) ?? { bytes: 0, gzipped: 0 }
    byName.set(nameOf(path), { bytes: sum.bytes + bytes, gzipped: sum.gzipped + gzipped })
  }
  return [...byName].filter(([, { bytes }]) => bytes > 0).sort((a, b) => b[1].bytes - a[1].bytes)
}

/** @param {string} name @param {{ bytes: number, gzipped: number }} sum */
function line(name, { bytes, gzipped }) {
  return `${String(bytes).padStart(8)} B ${kilobytes(gzipped).padStart(7)} kB  ${name}`
}

/** @param {number} bytes */
function kilobytes(bytes) {
  return (bytes / 1000).toFixed(1)
}
