import { resolve } from 'node:path'
import { gzipSync } from 'node:zlib'
import { build } from 'esbuild'

/** Bytes of what a page loads for these exports: bundled, minified and gzipped; what is loaded later is left out. */
export async function gzippedSize(source: string): Promise<number> {
  const { outputFiles } = await build({
    stdin: { contents: source, resolveDir: import.meta.dirname },
    bundle: true,
    minify: true,
    format: 'esm',
    platform: 'browser',
    splitting: true,
    outdir: 'out',
    write: false,
    tsconfig: resolve(import.meta.dirname, '../tsconfig.base.json'),
  })
  const entry = outputFiles.find(({ path }) => path.endsWith('stdin.js'))
  const statics = new Set(
    Array.from(entry?.text.matchAll(/(?:from|import)\s*"\.\/([^"]+)"/g) ?? [], ([, name]) => name),
  )
  return outputFiles
    .filter((file) => file === entry || [...statics].some((name) => name && file.path.endsWith(name)))
    .reduce((sum, { contents }) => sum + gzipSync(contents).length, 0)
}
