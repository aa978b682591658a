import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { build } from 'vite'
import { root } from '../packages.mjs'

const prefix = 'joined:'

/** @param {Record<string, string | string[]>} entries */
const inputOf = (entries) =>
  Object.fromEntries(
    Object.entries(entries).map(([name, files]) => [
      name,
      Array.isArray(files) ? prefix + files.join('|') : files,
    ]),
  )

/** Makes one entry of several files. @type {import('vite').Plugin} */
const joined = {
  name: 'joined',
  resolveId: (id) => (id.startsWith(prefix) ? id : undefined),
  load: (id) =>
    id.startsWith(prefix)
      ? id
          .slice(prefix.length)
          .split('|')
          .map((file) => `import ${JSON.stringify(join(root, file))}\n`)
          .join('')
      : undefined,
}

/**
 * Bundles entries from the published packages as a host's build would, and tells which files belong to which: Vite,
 * because that is what most hosts use, and because it splits by export where esbuild splits by file.
 *
 * @param {string} name of the folder to write
 * @param {Record<string, string | string[]>} input entries by name, each a file or several that one entry imports
 */
export async function buildPage(name, input) {
  const outDir = join(root, 'node_modules/.cache/size', name)
  await rm(outDir, { recursive: true, force: true })
  const built = await build({
    root,
    configFile: false,
    logLevel: 'error',
    plugins: [joined],
    build: {
      outDir,
      target: 'es2023',
      modulePreload: false,
      rollupOptions: {
        input: inputOf(input),
        preserveEntrySignatures: false,
        output: { entryFileNames: '[name].js' },
      },
    },
  })
  const { output } = /** @type {import('vite').Rollup.RollupOutput} */ (built)
  const chunks = new Map(output.flatMap((file) => (file.type === 'chunk' ? [[file.fileName, file]] : [])))

  /** The entry's file and all that it imports at once. @param {string} entry */
  function firstLoad(entry) {
    const seen = new Set([`${entry}.js`])
    for (const file of seen) for (const next of chunks.get(file)?.imports ?? []) seen.add(next)
    return seen
  }
  /**
   * The first load and all that the parts loaded later bring, by the ends of their modules' names.
   *
   * @param {string} entry
   * @param {string[]} modules
   */
  function loadWith(entry, modules) {
    const seen = firstLoad(entry)
    for (const module of modules) {
      const part = [...chunks.values()].find(({ facadeModuleId }) => facadeModuleId?.endsWith(module))
      if (!part) throw new Error(`No chunk for ${module}`)
      seen.add(part.fileName)
    }
    for (const file of seen) for (const next of chunks.get(file)?.imports ?? []) seen.add(next)
    return seen
  }
  /** @param {Iterable<string>} files */
  const paths = (files) => Array.from(files, (file) => join(outDir, file))
  return { firstLoad, loadWith, paths, all: () => paths(chunks.keys()) }
}
