import { readFileSync } from 'node:fs'
import { type Profiler, Session } from 'node:inspector/promises'
import { fileURLToPath } from 'node:url'

/** Where a function of the bundle comes from, by the comment that the bundler sets above each file, and what it is there for. */
const stages: readonly (readonly [string, RegExp])[] = [
  [
    'audit',
    /core\/src\/audit\/|desk\/(ledger|protect-audited)\.ts|canonical-json|shared\/(sha256|digest)|schema\/.*(mask|personal|sensitive)/,
  ],
  ['policy', /core\/src\/(policy|filter)\/|desk\/allowed-actions\.ts/],
  ['validation', /node_modules\/zod\/|core\/src\/schema\//],
  ['lifecycle', /node_modules\/xstate\/|core\/src\/lifecycle\//],
  ['clocks', /core\/src\/sla\/|desk\/tick\//],
  ['patches', /node_modules\/immer\/|desk\/work\.ts/],
  ['storage checks', /core\/src\/storage\//],
  ['SQL and rows', /packages\/adapters\//],
  ['desk and views', /core\/src\/desk\//],
]
const driver = /node_modules\/(pg|better-sqlite3)/

/** Runs the work and tells the shares of its processor time, by the nearest caller that belongs to a stage. */
export async function recordStages(work: () => Promise<unknown>): Promise<Record<string, number>> {
  const session = new Session()
  session.connect()
  await session.post('Profiler.enable')
  await session.post('Profiler.setSamplingInterval', { interval: 250 })
  await session.post('Profiler.start')
  await work()
  const { profile } = await session.post('Profiler.stop')
  session.disconnect()
  return sharesOf(profile, stageByLine())
}

type StageOf = (frame: Profiler.ProfileNode['callFrame']) => string | undefined

function stageByLine(): StageOf {
  const lines: (string | undefined)[] = []
  let current: string | undefined
  for (const line of readFileSync(fileURLToPath(import.meta.url), 'utf8').split('\n')) {
    const file = /^\/\/ (\S+\.(?:ts|js|mjs))$/.exec(line)?.[1]
    if (file !== undefined) current = stages.find(([, place]) => place.test(file))?.[0]
    lines.push(current)
  }
  return ({ url, lineNumber, functionName }) => {
    if (functionName === '(garbage collector)') return 'garbage collection'
    if (driver.test(url)) return 'driver and sockets'
    return url === import.meta.url ? lines[lineNumber] : undefined
  }
}

/** Nothing to do, or something that is no JavaScript: on a busy machine, waiting for a processor. */
const waiting: ReadonlySet<string> = new Set(['(idle)', '(program)'])

function sharesOf({ nodes, samples = [], timeDeltas = [] }: Profiler.Profile, stageOf: StageOf) {
  const self = new Map<number, number>()
  for (const [i, id] of samples.entries()) self.set(id, (self.get(id) ?? 0) + Math.max(0, timeDeltas[i] ?? 0))
  const byId = new Map(nodes.map((node) => [node.id, node]))
  const sums = new Map<string, number>()
  const walk = (id: number, above: string): void => {
    const node = byId.get(id)
    if (!node || waiting.has(node.callFrame.functionName)) return
    const stage = stageOf(node.callFrame) ?? above
    sums.set(stage, (sums.get(stage) ?? 0) + (self.get(id) ?? 0))
    for (const child of node.children ?? []) walk(child, stage)
  }
  walk(nodes[0]?.id ?? 0, 'event loop and others')
  const total = [...sums.values()].reduce((sum, each) => sum + each, 0)
  const sorted = [...sums].sort(([, a], [, b]) => b - a)
  return Object.fromEntries(sorted.map(([stage, sum]) => [stage, Number((sum / total).toFixed(3))]))
}
