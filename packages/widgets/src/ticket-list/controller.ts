import type { ChangeHint, DeskClient, ListQuery, TicketView } from '@caselore/core/desk'
import type { OpenFilter } from '@caselore/core/filter'
import type { SavedView } from '@caselore/core/schema'
import { type Controller, createStore } from '../base/controller.js'
import { debounce } from '../base/debounce.js'
import { type Failure, failureOf } from '../base/failure.js'
import { createLatest } from '../base/latest.js'
import { watchChanges } from '../base/watch-changes.js'
import { type BulkAction, type BulkResult, runBulk } from './bulk.js'
import { countOf } from './count-of.js'

export interface TicketListState {
  readonly status: 'loading' | 'ready' | 'failed'
  readonly failure?: Failure | undefined
  /** What was read so far, from the top without gaps. */
  readonly items: readonly TicketView[]
  /** How many there are in all; `exact` is false where counting stopped. */
  readonly total: number
  readonly exact: boolean
  /** Position of the row that the keyboard acts on. */
  readonly active: number
  readonly selected: ReadonlySet<string>
  /** Tickets that came since the list was read and belong to it; they are shown when asked for. */
  readonly arrived: ReadonlySet<string>
  readonly views: readonly SavedView[]
  readonly counts: Readonly<Record<string, { readonly n: number; readonly exact: boolean }>>
  /** Id of the view shown; none is the host's own filter. */
  readonly view?: string | undefined
  readonly bulk?: { readonly running: boolean; readonly results: readonly BulkResult[] } | undefined
}

export interface TicketListOptions {
  readonly where?: OpenFilter | undefined
  /** Default: newest first. */
  readonly order?: ListQuery['order'] | undefined
  /** Rows per page, 1 to 200, default 100. */
  readonly pageSize?: number | undefined
  /** Reads the saved views and their counts as well. */
  readonly views?: boolean | undefined
}

export interface TicketListController extends Controller<TicketListState> {
  /** Reads the list anew, with what has arrived. */
  reload(): Promise<void>
  /** Makes sure that the rows up to `end` are read, page after page. */
  need(end: number): Promise<void>
  show(view: string | undefined): Promise<void>
  activate(index: number): void
  toggle(id: string): void
  /** Selects everything read so far, or nothing. */
  selectAll(on: boolean): void
  run(action: BulkAction): Promise<void>
  /** Puts the results of the last bulk action away. */
  dismiss(): void
}

const newestFirst = { by: 'createdAt', direction: 'desc' } as const

/** A list of tickets over a client: read page by page as it is scrolled, kept current without moving under the reader. */
export function createTicketListController(
  client: DeskClient,
  options: TicketListOptions = {},
): TicketListController {
  const { order = newestFirst, pageSize = 100 } = options
  let cursor: string | undefined
  let reading: Promise<void> | undefined
  const waiting = new Set<string>()
  const newest = createLatest()
  const onward = createLatest()
  const store = createStore<TicketListState>(
    {
      status: 'loading',
      items: [],
      total: 0,
      exact: true,
      active: 0,
      selected: new Set(),
      arrived: new Set(),
      views: [],
      counts: {},
    },
    () => {
      if (store.state.status !== 'ready') void reload()
      if (options.views) void loadViews()
      const leave = watchChanges(client, { hint: heed, gap: () => void reload() })
      return () => {
        leave()
        looking.cancel()
      }
    },
  )
  const looking = debounce(() => void look(), 150)

  const shown = (): SavedView | undefined => store.state.views.find(({ id }) => id === store.state.view)

  function where(): OpenFilter | undefined {
    const view = shown()
    return view ? (view.where as OpenFilter | undefined) : options.where
  }

  const query = (more: Partial<ListQuery>): ListQuery => {
    const filter = where()
    return { order: shown()?.order ?? order, limit: pageSize, ...(filter ? { where: filter } : {}), ...more }
  }

  async function reload(): Promise<void> {
    waiting.clear()
    onward.forget()
    reading = undefined
    try {
      const read = await newest.run(() => client.tickets.list(query({ count: true })))
      if (!read) return
      const { items, count, cursor: next } = read.answer
      cursor = next
      const { selected, active } = store.state
      const total = count?.n ?? items.length
      store.set({
        status: 'ready',
        failure: undefined,
        items,
        total,
        exact: count?.exact ?? true,
        arrived: new Set(),
        active: Math.max(0, Math.min(active, total - 1)),
        selected: new Set(items.filter(({ id }) => selected.has(id)).map(({ id }) => id)),
      })
    } catch (error) {
      store.set({ status: store.state.items.length > 0 ? 'ready' : 'failed', failure: failureOf(error) })
    }
  }

  /** Keyset pages follow one another, so that a jump to the end reads what lies between. */
  async function need(end: number): Promise<void> {
    while (store.state.items.length < end && cursor !== undefined && !store.state.failure) {
      reading ??= readOn().finally(() => {
        reading = undefined
      })
      await reading
    }
  }

  async function readOn(): Promise<void> {
    try {
      const read = await onward.run(() => client.tickets.list(query(cursor ? { cursor } : {})))
      if (!read) return
      const known = new Set(store.state.items.map(({ id }) => id))
      const items = [...store.state.items, ...read.answer.items.filter(({ id }) => !known.has(id))]
      cursor = read.answer.cursor
      // A total that was counted up to a limit grows with what is found beyond it.
      const total = cursor === undefined ? items.length : Math.max(store.state.total, items.length + 1)
      store.set({ items, total, failure: undefined })
    } catch (error) {
      store.set({ failure: failureOf(error) })
    }
  }

  async function loadViews(): Promise<void> {
    try {
      const views = await client.views.list('ticket')
      store.set({ views })
      await count()
    } catch (error) {
      store.set({ failure: failureOf(error) })
    }
  }

  async function count(): Promise<void> {
    for (const view of store.state.views) {
      const counted = await countOf(client, view)
      if (counted) store.set({ counts: { ...store.state.counts, [view.id]: counted } })
    }
  }

  function heed({ kind, id }: ChangeHint): void {
    if (kind !== 'ticket') return
    waiting.add(id)
    looking.call()
  }

  /** Known rows are replaced where they stand; unknown ones that meet the filter are announced, not inserted. */
  async function look(): Promise<void> {
    const ids = [...waiting].slice(0, 100)
    for (const id of ids) waiting.delete(id)
    if (ids.length === 0) return
    const filter = where()
    const named = { field: 'id', op: 'in', value: ids } as const
    const found = await client.tickets
      .list({ where: filter ? { and: [filter, named] } : named, limit: 100 })
      .catch(() => undefined)
    if (!found) return
    const byId = new Map(found.items.map((item) => [item.id, item]))
    const items = store.state.items.map((item) => byId.get(item.id) ?? item)
    const known = new Set(items.map(({ id }) => id))
    // Beyond what was read, a changed ticket is no new one: only what is newer than the list's head arrives.
    const head = items[0]?.createdAt ?? 0
    const fresh = found.items.filter(
      ({ id, createdAt }) => !known.has(id) && (cursor === undefined || createdAt >= head),
    )
    store.set({ items, arrived: new Set([...store.state.arrived, ...fresh.map(({ id }) => id)]) })
    if (options.views) await count()
    if (waiting.size > 0) looking.call()
  }

  return {
    get state() {
      return store.state
    },
    subscribe: store.subscribe,
    reload,
    need,
    async show(view) {
      store.set({
        view,
        status: 'loading',
        items: [],
        total: 0,
        active: 0,
        selected: new Set(),
        bulk: undefined,
      })
      await reload()
    },
    activate: (index) => store.set({ active: Math.max(0, Math.min(index, store.state.total - 1)) }),
    toggle(id) {
      const selected = new Set(store.state.selected)
      if (!selected.delete(id)) selected.add(id)
      store.set({ selected, bulk: undefined })
    },
    selectAll: (on) =>
      store.set({ selected: new Set(on ? store.state.items.map(({ id }) => id) : []), bulk: undefined }),
    async run(action) {
      const chosen = store.state.items.filter(({ id }) => store.state.selected.has(id))
      const results: BulkResult[] = []
      store.set({ bulk: { running: true, results } })
      for await (const result of runBulk(client, action, chosen)) {
        results.push(result)
        const { ticket } = result
        store.set({
          bulk: { running: true, results: [...results] },
          items: ticket
            ? store.state.items.map((item) => (item.id === ticket.id ? ticket : item))
            : store.state.items,
        })
      }
      const failed = results.filter(({ failure }) => failure).map(({ id }) => id)
      store.set({ bulk: { running: false, results: [...results] }, selected: new Set(failed) })
    },
    dismiss: () => store.set({ bulk: undefined }),
  }
}
