import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { build, type Plugin } from 'esbuild'

const root = join(import.meta.dirname, '..')
const room = join(root, 'packages/core/src/policy')

/** What a page loads for an entry, minified and gzipped, in bytes. */
export async function gzipped(
  contents: string,
  external: string[] = [],
  without: RegExp | undefined = undefined,
): Promise<number> {
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: root, loader: 'ts' },
    bundle: true,
    write: false,
    minify: true,
    format: 'esm',
    platform: 'browser',
    target: 'es2023',
    charset: 'utf8',
    tsconfig: join(root, 'tsconfig.json'),
    external,
    logLevel: 'silent',
    plugins: without ? [leavingOut(without)] : [],
  })
  return gzipSync(outputFiles[0]?.contents ?? '', { level: 9 }).length
}

const leavingOut = (filter: RegExp): Plugin => ({
  name: 'leaving-out',
  setup: ({ onLoad }) => onLoad({ filter }, () => ({ contents: 'module.exports = {}', loader: 'js' })),
})

/** Sizes in bytes: ours by parts, peers whole. Masks, texts of refusals in schemas and the like come with what uses them. */
export async function sizes(): Promise<Record<string, number>> {
  const require = createRequire(import.meta.url)
  const wasm = require.resolve('@cedar-policy/cedar-wasm/nodejs').replace(/[^/\\]+$/, 'cedar_wasm_bg.wasm')
  const engine = `export { createPolicy } from '${room}/create-policy.js'
    export { applyView, unwritable, visibilityOf } from '${room}/view.js'`
  return {
    'ours: decide, filter, explain, session, views': await gzipped(engine),
    'ours: the same without views of records, where masks are applied (aim 6000)': await gzipped(
      `export { createPolicy } from '${room}/create-policy.js'`,
    ),
    'ours: that, without the sentences for people': await gzipped(
      `export { createPolicy } from '${room}/create-policy.js'`,
      [],
      /refusals?\.ts$/,
    ),
    'ours: the same with the check of hosts’ policies (definePolicy), zod apart': await gzipped(
      `export { checkPolicy } from '${room}/define-policy.js'
       export { applyView, unwritable, visibilityOf } from '${room}/view.js'`,
      ['zod', 'zod/mini'],
    ),
    casl: await gzipped(`export { AbilityBuilder, createMongoAbility, subject } from '@casl/ability'`),
    casbin: await gzipped(`export { newEnforcer, newModelFromString, StringAdapter } from 'casbin'`, [
      'fs',
      'path',
    ]).catch(() => Number.NaN),
    'cedar: WebAssembly alone': gzipSync(readFileSync(wasm), { level: 9 }).length,
  }
}
