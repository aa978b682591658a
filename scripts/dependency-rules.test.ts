import { execFileSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { publishedPackages, root } from './packages.mjs'

/** A small repository in which every arrow is respected; each leak adds one file to it. */
const clean: Record<string, string> = {
  'packages/core/src/shared/index.ts': 'export const clock = 1',
  'packages/core/src/shared/private.ts': 'export const secret = 1',
  'packages/core/src/filter/index.ts': "export { clock as filter } from '../shared/index.js'",
  'packages/core/src/schema/index.ts': "export { filter as schema } from '../filter/index.js'",
  'packages/core/src/sla/index.ts': "export { schema as sla } from '../schema/index.js'",
  'packages/core/src/sla/own.ts': "export { cn } from './cn/index.js'",
  'packages/core/src/sla/cn/index.ts': 'export const cn = 1\nexport type Cn = number',
  'packages/core/src/policy/index.ts': "export { schema as policy } from '../schema/index.js'",
  'packages/core/src/storage/index.ts': "export { schema as storage } from '../schema/index.js'",
  'packages/core/src/encryption/index.ts': "export { storage as encryption } from '../storage/index.js'",
  'packages/core/src/transfer/index.ts': "export { storage as transfer } from '../storage/index.js'",
  'packages/core/src/workers/index.ts': "export { storage as workers } from '../storage/index.js'",
  'packages/core/src/desk/index.ts':
    "export { policy } from '../policy/index.js'\nexport { sla } from '../sla/index.js'\nexport type Desk = number",
  'packages/core/src/desk/desk.test.ts':
    "import 'node:fs'\nimport 'fast-check'\nimport '@caselore/conformance'",
  'packages/core/src/index.ts': "export { sla } from './desk/index.js'\nexport * as z from 'zod/mini'",
  'packages/search/src/index.ts':
    "export { schema as search } from '@caselore/core/schema'\nexport type Engine = number",
  'packages/adapters/indexeddb/src/index.ts': "export { policy } from '@caselore/core/policy'",
  'packages/adapters/conformance/src/index.ts':
    "import 'vitest'\nexport { policy } from '@caselore/core/policy'",
  'packages/widgets/src/queue/index.ts':
    "import type { Desk } from '@caselore/core/desk'\nimport type { Engine } from '@caselore/search'\nexport { schema } from '@caselore/core/schema'\nexport type Both = Desk | Engine",
  'packages/widgets/src/queue/define.ts': "import './index.js'\nimport 'lit'",
  'packages/widgets/src/queue/private.ts': 'export const secret = 1',
  'examples/portal/main.ts': "import '@caselore/core'\nimport '@caselore/widgets/queue/define'",
}

interface Leak {
  rule: string
  file: string
  text: string
  also?: Record<string, string>
}

const leaks: Leak[] = [
  {
    rule: 'no-cycles',
    file: 'packages/core/src/shared/loop.ts',
    text: "export * from './other-half.js'",
    also: { 'packages/core/src/shared/other-half.ts': "export * from './loop.js'" },
  },
  { rule: 'resolvable', file: 'packages/core/src/desk/lost.ts', text: "import './nowhere.js'" },
  { rule: 'resolvable', file: 'examples/portal/deep.ts', text: "import '@caselore/core/sla/own'" },
  {
    rule: 'core-imports-only-itself',
    file: 'packages/core/src/desk/a.ts',
    text: "import '@caselore/search'",
  },
  { rule: 'core-imports-only-itself', file: 'packages/core/src/a.ts', text: "import '@caselore/indexeddb'" },
  {
    rule: 'search-imports-only-core',
    file: 'packages/search/src/a.ts',
    text: "import '@caselore/widgets/queue'",
  },
  {
    rule: 'indexeddb-imports-only-core',
    file: 'packages/adapters/indexeddb/src/a.ts',
    text: "import '@caselore/search'",
  },
  {
    rule: 'core-shared-looks-down-only',
    file: 'packages/core/src/shared/a.ts',
    text: "import '../filter/index.js'",
  },
  {
    rule: 'core-filter-looks-down-only',
    file: 'packages/core/src/filter/a.ts',
    text: "import '../schema/index.js'",
  },
  {
    rule: 'core-schema-looks-down-only',
    file: 'packages/core/src/schema/a.ts',
    text: "import '../policy/index.js'",
  },
  {
    rule: 'core-rooms-side-by-side',
    file: 'packages/core/src/policy/a.ts',
    text: "import '../sla/index.js'",
  },
  {
    rule: 'core-rooms-side-by-side',
    file: 'packages/core/src/policy/b.ts',
    text: "import '../desk/index.js'",
  },
  {
    rule: 'core-rooms-side-by-side',
    file: 'packages/core/src/policy/type.ts',
    text: "import type { Cn } from '../sla/cn/index.js'\nexport type X = Cn",
  },
  {
    rule: 'core-rooms-side-by-side',
    file: 'packages/core/src/storage/a.ts',
    text: "import '../encryption/index.js'",
  },
  {
    rule: 'core-encryption-wraps-storage',
    file: 'packages/core/src/encryption/a.ts',
    text: "import '../policy/index.js'",
  },
  {
    rule: 'core-transfer-reads-storage',
    file: 'packages/core/src/transfer/a.ts',
    text: "import '../policy/index.js'",
  },
  {
    rule: 'core-workers-on-storage',
    file: 'packages/core/src/workers/a.ts',
    text: "import '../policy/index.js'",
  },
  {
    rule: 'core-rooms-by-their-index',
    file: 'packages/core/src/desk/b.ts',
    text: "import '../shared/private.js'",
  },
  {
    rule: 'packages-by-their-names',
    file: 'packages/search/src/b.ts',
    text: "import '../../core/src/schema/index.js'",
  },
  {
    rule: 'examples-use-public-names',
    file: 'examples/portal/a.ts',
    text: "import '../../packages/core/src/index.js'",
  },
  {
    rule: 'published-subpaths-only',
    file: 'examples/portal/c.ts',
    text: "import '@caselore/widgets/queue/private'",
  },
  {
    rule: 'conformance-in-tests-only',
    file: 'packages/adapters/indexeddb/src/b.ts',
    text: "import '@caselore/conformance'",
  },
  { rule: 'conformance-in-tests-only', file: 'examples/portal/b.ts', text: "import '@caselore/conformance'" },
  {
    rule: 'widgets-take-types-of-core',
    file: 'packages/widgets/src/queue/a.ts',
    text: "import { policy } from '@caselore/core/policy'\nexport { policy }",
  },
  {
    rule: 'widgets-take-types-of-core',
    file: 'packages/widgets/src/queue/b.ts',
    text: "import { search } from '@caselore/search'\nexport { search }",
  },
  { rule: 'no-node-in-packages', file: 'packages/core/src/desk/c.ts', text: "import 'node:fs'" },
  { rule: 'declared-dependencies', file: 'packages/core/src/desk/d.ts', text: "import 'fast-check'" },
  { rule: 'declared-dependencies', file: 'packages/search/src/c.ts', text: "import 'lit'" },
  {
    rule: 'sources-do-not-import-tests',
    file: 'packages/core/src/desk/e.ts',
    text: "import './desk.test.js'",
  },
]

interface Violation {
  from: string
  rule: { name: string }
}

describe('the rules of .dependency-cruiser.cjs', () => {
  let world: string
  let violations: Violation[]

  beforeAll(() => {
    world = mkdtempSync(join(tmpdir(), 'caselore-arrows-'))
    layWorld(world)
    violations = cruise(world)
  }, 60_000)

  afterAll(() => rmSync(world, { recursive: true, force: true }))

  it('lets a repository pass in which every arrow is respected', () => {
    expect(violations.filter(({ from }) => from in clean)).toEqual([])
  })

  it.each(leaks)('$rule refuses $file', ({ rule, file }) => {
    expect(violations.filter(({ from }) => from === file).map((violation) => violation.rule.name)).toContain(
      rule,
    )
  })
})

function layWorld(world: string): void {
  for (const { dir } of publishedPackages()) copy(`${dir}/package.json`)
  for (const file of ['package.json', 'tsconfig.base.json', 'examples/portal/package.json']) copy(file)
  symlinkSync(join(root, 'node_modules'), join(world, 'node_modules'), 'junction')
  for (const [file, text] of Object.entries(clean)) write(file, text)
  for (const { file, text, also } of leaks) {
    for (const [path, content] of Object.entries({ [file]: text, ...also })) write(path, content)
  }

  function copy(file: string): void {
    mkdirSync(dirname(join(world, file)), { recursive: true })
    cpSync(join(root, file), join(world, file))
  }

  function write(file: string, text: string): void {
    mkdirSync(dirname(join(world, file)), { recursive: true })
    writeFileSync(join(world, file), `${text}\n`)
  }
}

function cruise(world: string): Violation[] {
  const command = join(root, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs')
  const config = join(root, '.dependency-cruiser.cjs')
  const args = [command, '--config', config, '--output-type', 'json', '--no-progress', 'packages', 'examples']
  return JSON.parse(tolerant(() => execFileSync(process.execPath, args, { cwd: world, encoding: 'utf8' })))
    .summary.violations
}

/** The tool ends with the number of violations as its exit code; what it found is on its standard output all the same. */
function tolerant(run: () => string): string {
  try {
    return run()
  } catch (error) {
    return (error as { stdout: string }).stdout
  }
}
