import { createDesk, manualClock, memoryStorage, standardPolicy } from '@caselore/core'
import { caseIndex } from '@caselore/core/search'
import type { JsonObject } from '@caselore/core/shared'
import type { Storage } from '@caselore/core/storage'
import { casePinyin, compactEngine, createAnalyzer, type SearchEngine, withPinyin } from '@caselore/search'
import { demoTenant, loadDemo } from './demo/index.js'
import { type PortalDesk, searchTools, synonyms } from './desk.js'

/** Cases that are written or indexed between two looks at what the person does. */
const slice = 100

export interface ManyDocumentsOptions {
  readonly count: number
  onError(error: unknown): void
  onProgress(done: number, total: number): void
}

/**
 * A desk in memory with the demo and so many more published cases, searched by the compact engine: `?documents=100000`. To see
 * how the page feels when the library is large; nothing is kept.
 */
export async function openManyDocuments({
  count,
  onError,
  onProgress,
}: ManyDocumentsOptions): Promise<PortalDesk> {
  const storage = memoryStorage()
  const clock = manualClock(Date.now())
  await loadDemo(await createDesk({ storage, clock, policy: standardPolicy, onError }), {
    setTime: clock.set,
  })
  await copyCases(storage, count, (done) => onProgress(done, count * 2))
  const analyzer = await createAnalyzer({ synonyms })
  const compact = compactEngine({ analyzer, ...caseIndex })
  const search = withPinyin(
    withPauses(compact, (done) => onProgress(count + done, count * 2)),
    casePinyin,
  )
  const desk = await createDesk({ storage, search, searchTools, policy: standardPolicy, onError })
  await desk.settled(demoTenant)
  await compact.tidy()
  return { desk, close: () => desk.close() }
}

/** Gives the page a turn between two slices of work. */
const pause = () => new Promise((resolve) => setTimeout(resolve))

/** An engine that takes many documents in slices, so that the page never waits for long. */
function withPauses(engine: SearchEngine, onIndexed: (done: number) => void): SearchEngine {
  const { rebuild: _, ...rest } = engine
  let done = 0
  return {
    ...rest,
    async index(documents) {
      for (let start = 0; start < documents.length; start += slice) {
        const some = documents.slice(start, start + slice)
        await engine.index(some)
        done += some.length
        onIndexed(done)
        await pause()
      }
    },
  }
}

const letters = 'ABCDEHKLMSXTRV'

/** Writes further published cases: each a demo case's story under another number, model, code and moment. */
async function copyCases(storage: Storage, count: number, onCopied: (done: number) => void): Promise<void> {
  const where = { field: 'status', op: 'eq', value: 'published' } as const
  const { rows } = await storage.query({ kind: 'case', where, limit: 1_000 }, { tenant: demoTenant })
  for (let start = 0; start < count; start += slice) {
    const puts = Array.from({ length: Math.min(slice, count - start) }, (_, i) => {
      const n = start + i
      const id = `many-${String(n).padStart(7, '0')}`
      return {
        kind: 'case',
        id,
        guard: 'absent' as const,
        doc: copyOf(rows[n % rows.length]?.doc ?? {}, n, id),
      }
    })
    await storage.commit({ tenant: demoTenant, puts })
    onCopied(start + puts.length)
    await pause()
  }
}

function copyOf(doc: JsonObject, n: number, id: string): JsonObject {
  const model = `${letters[n % letters.length]}${letters[(n * 7) % letters.length]}-${100 + (n % 900)}`
  const code = `E-${2_000 + (n % 7_919)}`
  const { wakeAt: _, reviewDueAt: __, ...rest } = doc
  return {
    ...rest,
    id,
    number: `D-${100_000 + n}`,
    title: `${String(doc.title)} ${model} ${code}`,
    basics: { ...(doc.basics as JsonObject), productModel: model },
    publishedAt: Number(doc.publishedAt) - (n % 86_400) * 1_000,
  }
}
