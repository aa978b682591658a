import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { expectedExports } from './packages.mjs'

describe('expectedExports', () => {
  let base: string

  beforeEach(() => {
    base = mkdtempSync(join(tmpdir(), 'caselore-exports-'))
  })

  afterEach(() => rmSync(base, { recursive: true, force: true }))

  function subpathsOf(dir: string, ...files: string[]): string[] {
    for (const file of files) {
      const path = join(base, dir, 'src', file)
      mkdirSync(dirname(path), { recursive: true })
      writeFileSync(path, '')
    }
    return Object.keys(expectedExports(dir, base))
  }

  it('makes a subpath of every room, of the package itself and of a room that has a room of its own', () => {
    expect(
      subpathsOf('packages/core', 'index.ts', 'filter/index.ts', 'sla/index.ts', 'sla/cn/index.ts'),
    ).toEqual(['.', './filter', './sla', './sla/cn', './package.json'])
  })

  it('keeps to itself a folder without an index, a folder inside a room, and what only tests use', () => {
    const files = ['index.ts', 'data/table.ts', 'desk/index.ts', 'desk/cases/index.ts', 'testing/index.ts']
    expect(subpathsOf('packages/core', ...files)).toEqual(['.', './desk', './package.json'])
  })

  it('makes subpaths of what defines an element, of the theme and of the manifest', () => {
    const files = ['index.ts', 'define.ts', 'sla-badge/index.ts', 'sla-badge/define.ts', 'theme/theme.css']
    expect(subpathsOf('packages/widgets', ...files)).toEqual([
      '.',
      './define',
      './sla-badge',
      './sla-badge/define',
      './theme.css',
      './custom-elements.json',
      './package.json',
    ])
  })

  it('gives an adapter one entry', () => {
    const files = ['index.ts', 'scenarios/index.ts']
    expect(subpathsOf('packages/adapters/kit', ...files)).toEqual(['.', './package.json'])
  })

  it('points to the declaration and the module that the build makes', () => {
    subpathsOf('packages/core', 'sla/index.ts')
    expect(expectedExports('packages/core', base)['./sla']).toEqual({
      types: './dist/sla/index.d.ts',
      import: './dist/sla/index.js',
    })
  })
})
