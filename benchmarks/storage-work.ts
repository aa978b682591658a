import type { Filter } from '@caselore/core/filter'
import type { JsonObject } from '@caselore/core/shared'
import { type EventInput, encodeCursor, type Query, type Storage } from '@caselore/core/storage'
import { alternate, type Row } from './measure.js'

export const tenant = 'acme'
export const idOf = (n: number): string => `t${String(n).padStart(8, '0')}`
export const regions = ['华东', '华南', '华北', '西南', '西北', '东北', '华中', '海外']
const statuses = ['new', 'open', 'pending_requester', 'on_hold', 'resolved', 'closed']

/** A ticket as the desk keeps it, in size and fields. */
export const ticket = (n: number): JsonObject => ({
  id: idOf(n),
  subject: `二号注塑机停机 ${n}`,
  description: '注塑机停机，报警 E-1024 复位不了。'.repeat(8),
  status: statuses[n % statuses.length] ?? '',
  statusCategory: statuses[n % statuses.length] ?? '',
  // Twenty tickets each, however many there are.
  requester: `r${Math.floor(n / 20_000)}-${n % 1000}`,
  assignee: n % 3 ? `a${n % 40}` : null,
  regions: [regions[n % regions.length] ?? ''],
  customer: { name: '示例塑胶制品有限公司', industry: '汽车零部件注塑' },
  createdAt: 1_795_000_000_000 + n * 60_000,
  updatedAt: 1_795_000_000_000 + ((n * 7919) % 1_000_003) * 1_000,
  dueAt: n % 4 ? 1_795_100_000_000 + n * 1_000 : null,
})

export const event = (n: number): EventInput => ({
  id: `e${n}`,
  type: 'ticket.edited',
  aggregate: { kind: 'ticket', id: idOf(n) },
  version: 2,
  at: 1_795_000_000_000,
  actor: 'a1',
  data: { changes: [{ field: 'subject', to: '二号注塑机停机' }] },
})

/** What an agent of two regions may see, as the policy hands it to the storage. */
export const scope: Filter = {
  or: [
    { field: 'regions', op: 'has', value: '华东' },
    { field: 'regions', op: 'has', value: '华南' },
    { field: 'assignee', op: 'eq', value: 'a1' },
  ],
}

/** What a customer may see. */
const own: Filter = { field: 'requester', op: 'eq', value: 'r0-5' }

/** The same work, by a storage or by a bare driver. */
export interface Worker {
  get(id: string): unknown
  /** Writes the ticket at its next version with an event and an idempotency key. */
  update(n: number, version: number, doc: JsonObject): unknown
  page(): unknown
  scopedPage(): unknown
  ownPage(): unknown
  feed(after: number): unknown
  load(sequence: number, docs: readonly JsonObject[]): unknown
}

export const batchSize = 1000

export function storageWorker(storage: Storage): Worker {
  const options = { tenant }
  const order = { by: 'updatedAt', direction: 'desc' } as const
  return {
    get: (id) => storage.get([{ kind: 'ticket', id }], options),
    update: (n, version, doc) =>
      storage.commit({
        tenant,
        puts: [{ kind: 'ticket', id: idOf(n), guard: version, doc }],
        events: [event(n)],
        idempotency: { key: `k${n}-${version}`, hash: 'edit', result: { id: idOf(n) } },
      }),
    page: () => storage.query({ kind: 'ticket', order, limit: 50 }, options),
    scopedPage: () => storage.query({ kind: 'ticket', order, scope, limit: 50 }, options),
    ownPage: () => storage.query({ kind: 'ticket', order, scope: own, limit: 50 }, options),
    feed: (after) => storage.changes?.(String(after).padStart(16, '0'), { tenant, limit: 100 }),
    load: (sequence, docs) =>
      storage.bulkLoad?.({
        tenant,
        load: 'benchmark',
        sequence,
        rows: docs.map((doc) => ({ kind: 'ticket', id: String(doc.id), doc })),
      }),
  }
}

/** Pages of one size of a kind, to be asked again when it has grown. */
export function pagesOf(storage: Storage): readonly (readonly [what: string, page: () => unknown])[] {
  const worker = storageWorker(storage)
  const query: Query = { kind: 'ticket', order: { by: 'updatedAt', direction: 'desc' }, limit: 50 }
  const deep = { ...query, cursor: encodeCursor(query, tenant, { value: middle, id: idOf(0) }) }
  return [
    ['page of 50', worker.page],
    ['page of 50 within a policy', worker.scopedPage],
    ["page of 50 of one customer's", worker.ownPage],
    ['page of 50 from the middle', () => storage.query(deep, { tenant })],
  ]
}

/** Half of the tickets were changed before. */
const middle = 1_795_000_000_000 + 500_000_000

export interface Sizes {
  readonly rows: number
  readonly runs: number
}

/**
 * Loads the rows, and then each kind of work so many times, by the storage and by the bare driver in turn; ids are spread over all
 * rows.
 */
export async function compared(
  name: string,
  own: Worker,
  bare: Worker,
  { rows, runs }: Sizes,
): Promise<Row[]> {
  const at = (n: number) => (n * 7919) % rows
  const docs = (batch: number) =>
    Array.from({ length: Math.min(batchSize, rows - batch * batchSize) }, (_, i) =>
      ticket(batch * batchSize + i),
    )
  const edited = (n: number) => ({
    ...ticket(at(n)),
    subject: '改过的标题',
    updatedAt: 1_796_100_000_000 + n,
  })
  const works: [what: string, runs: number, work: (worker: Worker, n: number) => unknown][] = [
    [`load ${batchSize} rows`, Math.ceil(rows / batchSize), (worker, n) => worker.load(n + 1, docs(n))],
    ['get', runs * 5, (worker, n) => worker.get(idOf(at(n)))],
    ['page of 50', runs, (worker) => worker.page()],
    ['page of 50 within a policy', runs, (worker) => worker.scopedPage()],
    ["page of 50 of one customer's", runs, (worker) => worker.ownPage()],
    ['guarded update', runs * 2, (worker, n) => worker.update(at(n), 1, edited(n))],
    ['100 of the feed', runs, (worker, n) => worker.feed(n)],
  ]
  const measured: Row[] = []
  for (const [what, times, work] of works)
    measured.push(
      ...(await alternate([`${name}: ${what}`, `${name}, bare: ${what}`], times, [
        (n) => work(own, n),
        (n) => work(bare, n),
      ])),
    )
  return measured
}

/** How many times as long as the bare driver the storage took over each, in the middle. */
export function ratios(rows: readonly Row[], engine: string): Record<string, number> {
  const figures: Record<string, number> = {}
  for (const own of rows.filter(({ what }) => what.startsWith(`${engine}: `))) {
    const work = own.what.slice(engine.length + 2)
    const bare = rows.find(({ what }) => what === `${engine}, bare: ${work}`)
    if (bare) figures[`${engine}: ${work}, times the bare driver`] = Number((own.p50 / bare.p50).toFixed(2))
  }
  return figures
}
