import { compactEngine, createAnalyzer } from '@caselore/search'
import { heapAfterCollection } from './kept-bytes.js'
import { documents, questions } from './search-documents.js'
import { asSearchDocument, reach, schema } from './search-peers.js'

const seconds = 10
const changesPerSecond = 1000
const questionsPerSecond = 20

/**
 * A thousand changes a second, one call each, while a question is asked every 50 ms. A question's time runs from when it was
 * due, so that waiting for changes counts.
 */
export async function updatesWhileSearching(count: number): Promise<Record<string, number>> {
  const engine = compactEngine({ analyzer: await createAnalyzer(), ...schema })
  const rows = documents(count).map(asSearchDocument)
  for (let i = 0; i < count; i += 5000) await engine.index(rows.slice(i, i + 5000))
  await engine.tidy()
  const bytes = async () => {
    heapAfterCollection()
    return (await engine.stats()).bytes ?? 0
  }
  const before = await bytes()
  const newer = documents(seconds * changesPerSecond, 3).map((row, i) =>
    asSearchDocument({ ...row, id: rows[(i * 7919) % count]?.id ?? row.id }),
  )
  // A service that has been up for some seconds: its code is compiled, its frequent terms have been asked for.
  for (const text of questions(50, 5)) await engine.search({ ...reach, text })
  const asked = questions(seconds * questionsPerSecond)
  const times: number[] = []
  const changes: Promise<void>[] = []
  const start = performance.now()
  for (let changed = 0, answered = 0; changed < newer.length || answered < asked.length; ) {
    const elapsed = (performance.now() - start) / 1000
    const due = Math.min(newer.length, Math.floor(elapsed * changesPerSecond))
    for (; changed < due; changed++) changes.push(engine.index(newer.slice(changed, changed + 1)))
    if (answered < asked.length && elapsed * questionsPerSecond >= answered) {
      await engine.search({ ...reach, text: asked[answered] ?? '' })
      times.push(performance.now() - start - (answered / questionsPerSecond) * 1000)
      answered++
    }
    await new Promise((resolve) => setTimeout(resolve))
  }
  await Promise.all(changes)
  const took = (performance.now() - start) / 1000
  await engine.tidy()
  times.sort((a, b) => a - b)
  const at = (share: number) => Number((times[Math.floor(times.length * share)] ?? 0).toPrecision(3))
  return {
    'updates: changes a second': Math.round(newer.length / took),
    'updates: p50 ms while searching': at(0.5),
    'updates: p99 ms while searching (aim 50)': at(0.99),
    'updates: memory after tidy, times before': Number(((await bytes()) / before).toPrecision(3)),
  }
}
