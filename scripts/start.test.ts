import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { root } from './packages.mjs'

function start(...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(root, 'scripts/start.mjs'), ...args], {
    encoding: 'utf8',
    env: { ...process.env, INIT_CWD: root },
  })
  return { status, stdout, stderr }
}

describe('npm start', () => {
  it('says how it is used', () => {
    expect(start('--help')).toMatchObject({ status: 0, stdout: expect.stringContaining('--data <folder>') })
  })

  it.each([
    { args: ['--dta', 'folder'], says: "Unknown option '--dta'" },
    { args: ['folder'], says: "Unexpected argument 'folder'" },
    { args: ['--data'], says: "'--data <value>' argument missing" },
    { args: ['--data', 'no-such-folder'], says: `there is no folder at ${join(root, 'no-such-folder')}` },
    { args: ['--data', 'package.json'], says: 'there is no folder at' },
    { args: ['--port', '70000'], says: '"70000" is not a port' },
    { args: ['--port', 'http'], says: '"http" is not a port' },
  ])('refuses $args before anything is served', ({ args, says }) => {
    expect(start(...args)).toMatchObject({ status: 2, stderr: expect.stringContaining(says) })
  })
})
