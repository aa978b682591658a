import type { Instant } from '../../shared/index.js'
import type { Key, Row } from '../../storage/index.js'
import type { SessionContext } from '../context.js'
import type { ClockedKind } from './due.js'

const pageSize = 50
const kinds: readonly ClockedKind[] = ['ticket', 'case']

interface Waking extends Key {
  readonly wakeAt: Instant
}

/** The records of a kind whose moment has come, the earliest first. */
async function* ofKind(system: SessionContext, kind: ClockedKind): AsyncGenerator<Waking> {
  const order = { by: 'wakeAt', direction: 'asc' } as const
  for (let cursor: string | undefined, first = true; first || cursor; first = false) {
    // Without a condition: along the index, the first that is not due is the end.
    const page = await system.desk.storage.query(
      { kind, order, limit: pageSize, cursor },
      { tenant: system.tenant },
    )
    for (const { id, doc } of page.rows as unknown as readonly Row<Partial<Waking>>[]) {
      if (doc.wakeAt === undefined || doc.wakeAt > system.now()) return
      yield { kind, id, wakeAt: doc.wakeAt }
    }
    cursor = page.cursor
  }
}

/** The records of all kinds whose moment has come, each once, the earliest first. */
export async function* dueRecords(system: SessionContext): AsyncGenerator<Key> {
  const lines = kinds.map((kind) => ofKind(system, kind))
  const heads = await Promise.all(lines.map((line) => line.next()))
  for (;;) {
    const open = heads.flatMap(({ value, done }, line) => (done ? [] : [{ line, head: value as Waking }]))
    const [next] = open.sort((a, b) => a.head.wakeAt - b.head.wakeAt)
    if (!next) return
    yield { kind: next.head.kind, id: next.head.id }
    heads[next.line] = await (lines[next.line] as AsyncGenerator<Waking>).next()
  }
}

const counted = 100

/** What is due still, and when something is due next. */
export async function whatIsLeft(system: SessionContext, leftOut: ReadonlySet<string>) {
  const order = { by: 'wakeAt', direction: 'asc' } as const
  const pages = await Promise.all(
    kinds.map((kind) =>
      system.desk.storage.query({ kind, order, limit: counted }, { tenant: system.tenant }),
    ),
  )
  const moments = pages.flatMap(({ rows }) =>
    rows.flatMap(({ kind, id, doc }) =>
      typeof doc.wakeAt === 'number' && !leftOut.has(`${kind}/${id}`) ? [doc.wakeAt] : [],
    ),
  )
  const n = moments.filter((at) => at <= system.now()).length
  const next = moments.length > 0 ? Math.min(...moments) : undefined
  return { left: { n, exact: n < counted }, ...(next === undefined ? {} : { next }) }
}
