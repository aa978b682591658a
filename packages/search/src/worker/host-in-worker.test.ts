import { describe, expect, it } from 'vitest'
import { composeAnalyzer } from '../analysis/index.js'
import { compactEngine } from '../compact/index.js'
import type { SearchDocument } from '../types.js'
import { hostInWorker, type ServedEngine, serveEngine, type WorkerHostOptions } from './index.js'

const schema = { fields: { title: {} }, attributes: {} } as const
const row = (id: string, title: string): SearchDocument => ({
  id,
  tenant: 't',
  kind: 'case',
  text: { title },
  attributes: {},
})
const question = (text: string) =>
  ({ tenant: 't', kind: 'case', scope: 'all', fields: ['title'], text, limit: 10 }) as const

/** Workers without threads: each serves a fresh engine over a port, and dies when it is told to. */
function workers(wrap: (engine: ServedEngine) => ServedEngine = (engine) => engine) {
  const ports: MessagePort[] = []
  return {
    started: () => ports.length,
    kill: () => ports.at(-1)?.close(),
    start() {
      const { port1, port2 } = new MessageChannel()
      ports.push(port2)
      serveEngine(wrap(compactEngine({ analyzer: composeAnalyzer(), ...schema })), port2)
      return port1
    },
  }
}

const host = (start: WorkerHostOptions['start'], more: Partial<WorkerHostOptions> = {}) =>
  hostInWorker({ start, ...more })
const until = async (holds: () => boolean) => {
  while (!holds()) await new Promise((resolve) => setTimeout(resolve, 1))
}

describe('an engine in a worker', () => {
  it('comes back with every confirmed change after its worker died', async () => {
    for (const snapshotAfter of [2, 1000]) {
      const some = workers()
      const deaths: string[] = []
      const engine = await host(some.start, { snapshotAfter, onDeath: (reason) => deaths.push(reason) })
      const first = row('a', '水泵停机')
      await engine.index([first, row('b', '电梯停机')])
      Object.assign(first.text, { title: '别的' })
      await engine.remove('t', ['b'])
      await engine.index([row('c', '锅炉停机')])
      some.kill()
      await until(() => deaths.length === 1)
      const { hits } = await engine.search(question('停机'))
      expect(hits.map(({ id }) => id).sort()).toEqual(['a', 'c'])
      expect(some.started()).toBe(2)
      engine.close()
    }
  })

  it('refuses what was under way when the worker dies, and answers the next call', async () => {
    const some = workers((engine) => ({ ...engine, search: () => new Promise(() => undefined) }))
    const engine = await host(some.start)
    const asked = engine.search(question('停机'))
    some.kill()
    await expect(asked).rejects.toMatchObject({ code: 'search.worker_died' })
    await engine.index([row('a', '停机')])
    expect((await engine.stats()).documents).toBe(1)
    engine.close()
  })

  it('carries refusals across with their codes and details', async () => {
    const engine = await host(workers().start)
    await expect(engine.search({ ...question('停机'), fields: ['secret'] })).rejects.toMatchObject({
      code: 'search.unknown_field',
      details: { field: 'secret' },
    })
    engine.close()
  })

  it('leaves out a question that was taken back before it began', async () => {
    const texts: string[] = []
    const some = workers((engine) => ({
      ...engine,
      search(query) {
        texts.push(query.text)
        return engine.search(query)
      },
    }))
    const engine = await host(some.start)
    const abort = new AbortController()
    const taken = engine.search(question('一'), { signal: abort.signal })
    const kept = engine.search(question('二'))
    await Promise.resolve()
    abort.abort()
    await expect(taken).rejects.toMatchObject({ name: 'AbortError' })
    await kept
    expect(texts).toEqual(['二'])
    engine.close()
  })

  it('refuses everything once it is closed', async () => {
    const engine = await host(workers().start)
    engine.close()
    await expect(engine.stats()).rejects.toMatchObject({ code: 'search.worker_closed' })
  })
})
