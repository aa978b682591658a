import { cpSync } from 'node:fs'
import { join } from 'node:path'
import { globSync } from 'tinyglobby'
import { defineConfig, type Options } from 'tsup'
import { publishedPackages, root } from './scripts/packages.mjs'

const notShipped = ['test', 'test-d', 'bench'].map((kind) => `!**/*.${kind}.ts`)

/** Compiles each file by itself: bundling would swallow dependencies and move `define()` calls out of `define.js`. */
function buildOf(dir: string): Options {
  const src = `${dir}/src`
  const outDir = `${dir}/dist`
  return {
    name: dir,
    entry: [`${src}/**/*.ts`, ...notShipped, '!**/testing/**', '!**/test-*.ts'],
    outDir,
    bundle: false,
    format: 'esm',
    target: 'es2023',
    dts: false,
    sourcemap: true,
    clean: true,
    silent: true,
    esbuildOptions: (options) => {
      options.outbase = src
      // Escaping Han characters would double the texts.
      options.charset = 'utf8'
    },
    onSuccess: async () => copyAssets(src, outDir),
  }
}

function copyAssets(src: string, outDir: string): void {
  for (const file of globSync('**/*.{css,json}', {
    cwd: join(root, src),
    ignore: ['**/testing/**', 'sla/vectors/**'],
  })) {
    cpSync(join(root, src, file), join(root, outDir, file))
  }
}

export default defineConfig(publishedPackages().map(({ dir }) => buildOf(dir)))
