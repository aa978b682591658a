// `npx tsx scripts/storage-table.ts`: runs the kit on every engine, and writes docs/storage-report.json and the table of docs/adapters.md.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import {
  type ScenarioOutcome,
  type StorageReport,
  storageReports,
  type VitestReport,
} from '@caselore/conformance'
import type { Capabilities } from '@caselore/core/storage'
import { root } from './packages.mjs'

/** The engines of the table, and the names under which their tests hand them to the kit. */
const engines: readonly (readonly [label: string, ...names: string[]])[] = [
  ['memory', 'memory'],
  ['IndexedDB', 'IndexedDB'],
  ['SQLite', 'SQLite, a file', 'SQLite'],
  ['PGlite', 'PGlite'],
  ['PostgreSQL', 'PostgreSQL, two servers', 'PostgreSQL'],
]

const tests = [
  'packages/adapters/conformance/src/memory.test.ts',
  'packages/adapters/indexeddb/src/conformance.browser.test.ts',
  'packages/adapters/sqlite/src/conformance.test.ts',
  'packages/adapters/postgres/src/conformance.test.ts',
  'scripts/storage-faults.test.ts',
]

/** What each engine of the table showed. */
export const readReports = (): StorageReport[] =>
  JSON.parse(readFileSync(join(root, 'docs/storage-report.json'), 'utf8')) as StorageReport[]

/** Runs the kit on every engine; the whole of it takes half a minute. */
export function runKit(): StorageReport[] {
  const folder = mkdtempSync(join(tmpdir(), 'caselore-report-'))
  const file = join(folder, 'report.json')
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('VITEST')))
  const args = ['--no-install', 'vitest', 'run', '--reporter=json', `--outputFile=${file}`, ...tests]
  try {
    const { status, stderr } = spawnSync('npx', args, { cwd: root, env, encoding: 'utf8' })
    if (status !== 0) throw new Error(`The kit is not passed, so there is nothing to write down.\n${stderr}`)
    const found = storageReports(JSON.parse(readFileSync(file, 'utf8')) as VitestReport)
    return engines.map(([label, ...names]) => together(label, names, found))
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/** One report of an engine that the kit met under several names: what ran under one of them ran. */
function together(label: string, names: readonly string[], found: readonly StorageReport[]): StorageReport {
  const parts = names.map((name) => {
    const part = found.find((report) => report.name === name)
    if (!part) throw new Error(`No test describes a storage called “${name}”.`)
    return part
  })
  const ran = parts.flatMap(({ scenarios }) =>
    Object.entries(scenarios).filter(([, outcome]) => outcome !== 'skipped'),
  )
  const [first] = parts
  if (!first) throw new Error(`${label} has no names.`)
  return { ...first, name: label, scenarios: { ...first.scenarios, ...Object.fromEntries(ran) } }
}

const flags = ['feed', 'readToken', 'count', 'bulkLoad', 'purge'] as const

/** The capability table: what the engines claim, and by area how many promises the kit saw them keep. */
export function capabilityTable(reports: readonly StorageReport[]): string {
  const areas = [...new Set(Object.keys(reports[0]?.scenarios ?? {}).map(areaOf))]
  const row = (title: string, cell: (report: StorageReport) => string) =>
    `| ${[title, ...reports.map(cell)].join(' | ')} |`
  return [
    row('', ({ name }) => name),
    `|${'---|'.repeat(reports.length + 1)}`,
    ...flags.map((flag) => row(`\`${flag}\``, ({ capabilities }) => yes(capabilities?.[flag]))),
    row('filters pushed down', ({ capabilities }) => pathsOf(capabilities)),
    row('operations in one commit', ({ capabilities }) => String(capabilities?.atomicOps)),
    ...areas.map((area) => row(`kit: ${area}`, ({ scenarios }) => tally(area, scenarios))),
    row('kit: all', ({ scenarios }) => tally('', scenarios)),
  ].join('\n')
}

const areaOf = (key: string): string => key.slice(0, key.indexOf('.'))
const yes = (claimed: boolean | undefined): string => (claimed ? 'yes' : 'no')
const pathsOf = (capabilities: Capabilities | null): string =>
  capabilities?.filterPaths === 'all' ? 'all' : `${capabilities?.filterPaths.length} paths`

function tally(area: string, scenarios: StorageReport['scenarios']): string {
  const outcomes = Object.entries(scenarios).flatMap(([key, outcome]) =>
    area === '' || areaOf(key) === area ? [outcome] : [],
  )
  const count = (wanted: ScenarioOutcome) => outcomes.filter((outcome) => outcome === wanted).length
  const rest = (['skipped', 'gap', 'failed'] as const)
    .filter((outcome) => count(outcome) > 0)
    .map((outcome) => `${count(outcome)} ${outcome === 'skipped' ? 'not run' : outcome}`)
  return [String(count('passed')), ...rest].join(', ')
}

const page = join(root, 'docs/adapters.md')
const bounds = ['<!-- capability table -->\n\n', '\n\n<!-- end of the capability table -->'] as const

/** The table as the page has it. */
export function readTable(): string {
  const [, rest = ''] = readFileSync(page, 'utf8').split(bounds[0])
  return rest.split(bounds[1])[0] ?? ''
}

export function writeStorageDocs(): void {
  const reports = runKit()
  writeFileSync(join(root, 'docs/storage-report.json'), `${JSON.stringify(reports, null, 2)}\n`)
  const text = readFileSync(page, 'utf8')
  const [start = '', rest = ''] = text.split(bounds[0])
  const end = rest.slice(rest.indexOf(bounds[1]))
  writeFileSync(page, start + bounds[0] + capabilityTable(reports) + end)
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) writeStorageDocs()
