import { widgetNames } from './scripts/packages.mjs'

/** The element that stands for "one widget" on a page; what it shares with the others is counted with it. */
const first = 'ticket-list'

/**
 * Counts what a page loads before it can be used: chunks behind a dynamic `import()` do not belong to it.
 * @type {import('esbuild').Plugin}
 */
const withoutLazyChunks = {
  name: 'without-lazy-chunks',
  setup(build) {
    build.onEnd(({ metafile }) => {
      if (!metafile) return
      const { outputs } = metafile
      const entries = Object.keys(outputs).filter((path) => isEager(outputs[path], build.initialOptions.entryPoints))
      const eager = new Set(entries)
      for (const path of eager) {
        for (const { path: next, kind } of outputs[path]?.imports ?? []) {
          if (kind === 'import-statement' && next in outputs) eager.add(next)
        }
      }
      for (const path of Object.keys(outputs)) if (!eager.has(path)) delete outputs[path]
    })
  },
}

/** @param {{ entryPoint?: string } | undefined} output @param {unknown} entryPoints */
function isEager(output, entryPoints) {
  return Array.isArray(entryPoints) && entryPoints.some((entry) => output?.entryPoint === relativeTo(entry))
}

/** @param {string} path esbuild names entry points relative to the working folder */
const relativeTo = (path) => path.replace(`${process.cwd()}/`, '').replace(/^\.\//, '')

/** @param {import('esbuild').BuildOptions} config */
const modifyEsbuildConfig = (config) => ({
  ...config,
  format: /** @type {const} */ ('esm'),
  splitting: true,
  target: 'es2023',
  // Measures what is published: the workspace's paths would lead to the sources.
  tsconfigRaw: '{}',
  plugins: [withoutLazyChunks],
})

const measured = { gzip: true, modifyEsbuildConfig }

export default [
  {
    ...measured,
    name: 'a page with the whole desk: core, MiniSearch engine, IndexedDB, one widget',
    path: 'scripts/size/whole-desk.js',
    limit: '80 kB',
  },
  {
    ...measured,
    name: 'lit, controller and one widget, against a given client',
    path: 'scripts/size/one-widget.js',
    limit: '20 kB',
  },
  // Built together with the first, so that the entry holds only what the page has not loaded yet.
  ...widgetNames()
    .filter((name) => name !== first)
    .map((name) => ({
      ...measured,
      name: `further widget: ${name}`,
      path: ['scripts/size/one-widget.js', `packages/widgets/dist/${name}/define.js`],
      entry: ['define'],
      limit: '6 kB',
    })),
]
