import { relative } from 'node:path'
import { widgetNames } from './scripts/packages.mjs'

/** The element that stands for "one widget" on a page; what it shares with the others is counted with it. */
const first = 'ticket-list'

/** @typedef {Record<string, { entryPoint?: string, imports: { path: string, kind: string }[] }>} Outputs */

/**
 * Tells size-limit which of the files that esbuild wrote are to be weighed.
 * @param {(outputs: Outputs, entries: string[]) => Set<string>} choose from the files and the entries' files in order
 * @returns {import('esbuild').Plugin}
 */
const weigh = (choose) => ({
  name: 'weigh',
  setup(build) {
    const entryPoints = /** @type {string[]} */ (build.initialOptions.entryPoints).map((path) =>
      relative('.', path),
    )
    build.onEnd(({ metafile }) => {
      const outputs = metafile?.outputs ?? {}
      const entries = entryPoints.map(
        (path) => Object.keys(outputs).find((key) => outputs[key]?.entryPoint === path) ?? '',
      )
      const chosen = choose(outputs, entries)
      for (const path of Object.keys(outputs)) if (!chosen.has(path)) delete outputs[path]
    })
  },
})

/** What a page loads before it can be used: chunks behind a dynamic `import()` come later, if at all. */
const eager = weigh((outputs, entries) => {
  const seen = new Set(entries)
  for (const path of seen) {
    for (const { path: next, kind } of outputs[path]?.imports ?? []) {
      if (kind === 'import-statement' && next in outputs) seen.add(next)
    }
  }
  return seen
})

/** What the last entry brings that the ones before it have not loaded already: esbuild puts the rest in shared chunks. */
const lastAlone = weigh((_, entries) => new Set(entries.slice(-1)))

/** Every chunk, those of a later `import()` too. */
const everything = weigh((outputs) => new Set(Object.keys(outputs)))

/**
 * @param {string} name
 * @param {string | string[]} path
 * @param {string | undefined} limit without one the size is printed and nothing is held to it
 * @param {import('esbuild').Plugin} plugin
 */
const measured = (name, path, limit, plugin) => ({
  name,
  path,
  ...(limit === undefined ? {} : { limit }),
  gzip: true,
  modifyEsbuildConfig: (/** @type {import('esbuild').BuildOptions} */ config) => ({
    ...config,
    format: 'esm',
    splitting: true,
    target: 'es2023',
    // As Vite does: escaping each Han character would weigh the texts twice.
    charset: 'utf8',
    // Measures what is published; the workspace's own paths would lead to the sources.
    tsconfigRaw: '{}',
    plugins: [plugin],
  }),
})

const wholeDesk = 'scripts/size/whole-desk.js'
const oneWidget = 'scripts/size/one-widget.js'

export default [
  measured(
    'whole desk in a page, first load: core, MiniSearch engine, IndexedDB, one widget',
    wholeDesk,
    '80 kB',
    eager,
  ),
  measured('whole desk in a page, all chunks', wholeDesk, undefined, everything),
  measured('lit, controller and one widget, against a given client', oneWidget, '20 kB', eager),
  ...widgetNames()
    .filter((name) => !['provider', first].includes(name))
    .map((name) =>
      measured(
        `further widget: ${name}`,
        [oneWidget, `packages/widgets/dist/${name}/define.js`],
        '6 kB',
        lastAlone,
      ),
    ),
]
