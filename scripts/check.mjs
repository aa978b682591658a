// `npm run check -- [--skip a,b] [--only a,b]`: the whole gate, cheapest step first, stopping at the first that fails.
import { spawn } from 'node:child_process'
import { parseArgs } from 'node:util'
import { examples, publishedPackages, root } from './packages.mjs'

/** @typedef {{ name: string, why: string, commands: string[][], show?: boolean }} Step */

const node = (/** @type {string[]} */ ...args) => [process.execPath, ...args]
const tool = (/** @type {string[]} */ ...args) => ['npx', '--no-install', ...args]
const packed = publishedPackages().map(({ dir }) => dir)
const scriptsOfExamples = (/** @type {string} */ script) =>
  examples()
    .filter(({ manifest }) => manifest.scripts?.[script])
    .map(({ name }) => ['npm', 'run', '--silent', script, '--workspace', name])

/** @type {Step[]} */
const steps = [
  { name: 'lock', why: 'complete for every platform', commands: [node('scripts/check-lock.mjs')] },
  { name: 'exports', why: 'a room is a subpath', commands: [node('scripts/check-exports.mjs')] },
  {
    name: 'style',
    why: 'format and lint',
    commands: [tool('biome', 'ci', '--colors=off', '--error-on-warnings', '.')],
  },
  { name: 'types', why: 'everything, tests too', commands: [tool('tsc', '-p', 'tsconfig.json')] },
  { name: 'arrows', why: 'who may import whom', commands: [tool('depcruise', 'packages', 'examples')] },
  { name: 'build', why: 'what is published', commands: [['npm', 'run', '--silent', 'build']] },
  { name: 'unused', why: 'files, exports, dependencies', commands: [tool('knip')] },
  { name: 'elements', why: 'manifest of the widgets', commands: [node('scripts/check-elements.mjs')] },
  {
    name: 'packages',
    why: 'resolve as they will when installed',
    commands: packed.flatMap((dir) => [
      tool('publint', 'run', dir, '--strict'),
      tool(
        'attw',
        '--pack',
        dir,
        '--profile',
        'esm-only',
        '--exclude-entrypoints',
        'theme.css',
        'custom-elements.json',
      ),
    ]),
  },
  { name: 'size', why: 'what a page has to load', commands: [tool('size-limit')], show: true },
  { name: 'docs', why: 'the reference builds', commands: [tool('typedoc')] },
  { name: 'tests', why: 'Node and Chromium', commands: [tool('vitest', 'run')], show: true },
  {
    name: 'examples',
    why: 'each builds and runs',
    commands: [...scriptsOfExamples('build'), ...scriptsOfExamples('check')],
  },
]

for (const step of chosen()) {
  process.stdout.write(`${step.name.padEnd(9)} ${step.why.padEnd(38)}`)
  const started = performance.now()
  const { failed, output } = await runAll(step.commands)
  console.log(`${failed ? 'FAILED' : 'ok'}  ${((performance.now() - started) / 1000).toFixed(1)} s`)
  if (failed || step.show) console.log(`\n${output.trim()}\n`)
  if (failed) {
    console.error(`"${step.name}" failed at: ${failed.join(' ')}`)
    process.exit(1)
  }
}

/** @returns {Step[]} */
function chosen() {
  const { skip, only } = parseArgs({ options: { skip: { type: 'string' }, only: { type: 'string' } } }).values
  const skipped = namesIn(skip)
  const kept = only === undefined ? steps.map(({ name }) => name) : namesIn(only)
  return steps.filter(({ name }) => kept.includes(name) && !skipped.includes(name))
}

/** @param {string | undefined} list @returns {string[]} */
function namesIn(list) {
  const names = list?.split(',').filter(Boolean) ?? []
  const unknown = names.find((name) => !steps.some((step) => step.name === name))
  if (unknown === undefined) return names
  console.error(`There is no step "${unknown}". The steps are ${steps.map(({ name }) => name).join(', ')}.`)
  process.exit(2)
}

/** @param {string[][]} commands @returns {Promise<{ failed?: string[], output: string }>} */
async function runAll(commands) {
  let output = ''
  for (const command of commands) {
    const result = await run(command)
    output += result.output
    if (result.code !== 0) return { failed: command, output }
  }
  return { output }
}

/** @param {string[]} command @returns {Promise<{ code: number | null, output: string }>} */
function run([program = '', ...args]) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe'],
      shell: process.platform === 'win32',
    })
    let output = ''
    const keep = (/** @type {Buffer} */ chunk) => {
      output += chunk
    }
    child.stdout.on('data', keep)
    child.stderr.on('data', keep)
    child.on('error', reject)
    child.on('close', (code) => resolve({ code, output }))
  })
}
