// Is the compact engine fast and small enough for a hundred thousand tickets? Our two engines and their peers build an index
// over the same invented tickets and answer the same questions, each in a process of its own with a time bound.
//
//   npx tsx benchmarks/search.ts [--documents 10000,100000] [--bound 120] [--only 'caselore compact']

import { spawnSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { heapAfterCollection } from './kept-bytes.js'
import { documents, questions } from './search-documents.js'
import { type Peer, peers } from './search-peers.js'
import { gzippedSize } from './search-size.js'
import { updatesWhileSearching } from './search-updates.js'

const { values } = parseArgs({
  options: {
    documents: { type: 'string', default: '10000,100000' },
    bound: { type: 'string', default: '120' },
    only: { type: 'string' },
    peer: { type: 'string' },
  },
})

interface Measured {
  readonly peer: string
  readonly documents: number
  readonly buildPerSecond?: number
  readonly p50?: number
  readonly p99?: number
  readonly heapPerDocument?: number
  readonly snapshotPerDocument?: number
  readonly snapshotLoadMs?: number
  readonly gzBytes?: number
  readonly failed?: string
}

// A slow engine is asked fewer questions, so that all of them come to an end.
const askFor = 15_000

const memory = (): number => {
  const heap = heapAfterCollection()
  return heap + process.memoryUsage().arrayBuffers
}

async function measure(peer: Peer, count: number): Promise<Measured> {
  const rows = documents(count)
  const asked = questions(300)
  const before = memory()
  const started = performance.now()
  const built = await peer.build(rows)
  const seconds = (performance.now() - started) / 1000
  const heap = memory() - before + (built.nativeBytes?.() ?? 0)
  for (const text of asked.slice(0, 5)) await built.search(text)
  const times: number[] = []
  const until = performance.now() + askFor
  for (const text of asked) {
    const start = performance.now()
    await built.search(text)
    times.push(performance.now() - start)
    if (performance.now() > until) break
  }
  times.sort((a, b) => a - b)
  const at = (share: number) =>
    round(times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0)
  const line: Measured = {
    peer: peer.name,
    documents: count,
    buildPerSecond: Math.round(count / seconds),
    p50: at(0.5),
    p99: at(0.99),
    heapPerDocument: Math.round(heap / count),
  }
  // Some state is too large for one string; the rest of the line stands.
  const saved = await built.snapshot?.().catch(() => undefined)
  if (!saved) return line
  const loading = performance.now()
  await saved.load()
  return {
    ...line,
    snapshotPerDocument: Math.round(saved.bytes / count),
    snapshotLoadMs: round(performance.now() - loading),
  }
}

const round = (value: number): number => Number(value.toPrecision(3))

function inChild(name: string, count: number): Measured {
  const { stdout, stderr, signal } = spawnSync(
    process.execPath,
    [
      '--max-old-space-size=8192',
      '--import',
      'tsx',
      import.meta.filename,
      '--peer',
      name,
      '--documents',
      String(count),
    ],
    { encoding: 'utf8', timeout: Number(values.bound) * 1000, killSignal: 'SIGKILL', maxBuffer: 1 << 26 },
  )
  const last = stdout.trim().split('\n').at(-1) ?? ''
  if (last.startsWith('{')) return JSON.parse(last) as Measured
  const failed = signal
    ? `not done in ${values.bound} s`
    : (stderr
        .trim()
        .split('\n')
        .find((line) => /Error/.test(line)) ?? 'failed')
  return { peer: name, documents: count, failed }
}

async function compare(): Promise<void> {
  const rows: Measured[] = []
  const sizes = new Map<string, number>()
  const chosen = peers.filter(({ name }) => !values.only || values.only.split(',').includes(name))
  for (const { name, imports } of chosen) if (imports) sizes.set(name, await gzippedSize(imports))
  for (const count of values.documents.split(',').map(Number)) {
    for (const { name } of chosen) {
      const gzBytes = sizes.get(name)
      const row = { ...inChild(name, count), ...(gzBytes === undefined ? {} : { gzBytes }) }
      rows.push(row)
      console.log(JSON.stringify(row))
    }
  }
  console.table(rows)
  const figures = { ...aims(rows), ...(inChildUpdates() ?? {}) }
  console.table(figures)
  const folder = join(import.meta.dirname, 'results')
  mkdirSync(folder, { recursive: true })
  writeFileSync(
    join(folder, 'search.json'),
    `${JSON.stringify({ node: process.version, bound: Number(values.bound), rows, figures }, null, 2)}\n`,
  )
}

function aims(rows: readonly Measured[]): Record<string, number> {
  const most = Math.max(...rows.map(({ documents }) => documents))
  const at = (name: string) => rows.find(({ peer, documents }) => peer === name && documents === most)
  const [ours, peer] = [at('caselore compact'), at('minisearch + Intl')]
  if (!ours?.p50 || !ours.buildPerSecond || !ours.p99) return {}
  return {
    ...(peer?.p50 ? { 'p50, times minisearch + Intl (aim 50)': round(peer.p50 / ours.p50) } : {}),
    ...(peer?.buildPerSecond
      ? { 'build, times minisearch + Intl (aim 8)': round(ours.buildPerSecond / peer.buildPerSecond) }
      : {}),
    'heap per document (aim 700)': ours.heapPerDocument ?? Number.NaN,
    'p99 ms (aim 20)': ours.p99,
    'snapshot load ms (aim 200)': ours.snapshotLoadMs ?? Number.NaN,
  }
}

function inChildUpdates(): Record<string, number> | undefined {
  const { stdout } = spawnSync(
    process.execPath,
    ['--import', 'tsx', import.meta.filename, '--peer', 'updates', '--documents', '100000'],
    { encoding: 'utf8', timeout: Number(values.bound) * 1000, killSignal: 'SIGKILL' },
  )
  const last = stdout.trim().split('\n').at(-1) ?? ''
  return last.startsWith('{') ? (JSON.parse(last) as Record<string, number>) : undefined
}

if (values.peer === 'updates')
  console.log(JSON.stringify(await updatesWhileSearching(Number(values.documents))))
else if (values.peer) {
  const peer = peers.find(({ name }) => name === values.peer)
  if (!peer) throw new Error(`No peer is called ${values.peer}.`)
  console.log(JSON.stringify(await measure(peer, Number(values.documents))))
} else await compare()
