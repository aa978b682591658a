// `npm run laws [pattern]`: the laws and the comparison with other engines with many more runs than in a test, for the
// night. CASELORE_LAW_RUNS says how many; 10,000 unless told.
import { spawnSync } from 'node:child_process'
import { root } from './packages.mjs'

const patterns = process.argv.length > 2 ? process.argv.slice(2) : ['.prop.test', 'differential.test']
const { status } = spawnSync('npx', ['--no-install', 'vitest', 'run', '--project', 'node', ...patterns], {
  cwd: root,
  stdio: 'inherit',
  shell: process.platform === 'win32',
  env: { ...process.env, CASELORE_LAW_RUNS: process.env.CASELORE_LAW_RUNS ?? '10000' },
})
process.exitCode = status ?? 1
