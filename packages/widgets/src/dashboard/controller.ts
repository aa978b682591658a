import type { DeskClient, FigureQuery, FigureReport } from '@caselore/core/desk'
import type { Filter } from '@caselore/core/filter'
import type { TaxonomyNode } from '@caselore/core/schema'
import { type Controller, createStore } from '../base/controller.js'
import { type Failure, failureOf } from '../base/failure.js'
import { createLatest } from '../base/latest.js'
import { mayEver, sessionOf } from '../base/session-of.js'
import { watchChanges } from '../base/watch-changes.js'
import { queryOf, type Range } from './ranges.js'

export type Grouping = NonNullable<FigureQuery['groupBy']>[number]

export interface DashboardState {
  readonly status: 'loading' | 'ready' | 'failed'
  readonly failure?: Failure | undefined
  readonly range: Range
  readonly by?: Grouping | undefined
  /** The team that the figures are narrowed to. */
  readonly team?: string | undefined
  /** Whether the person may read tickets, not only have them counted. */
  readonly mayRead: boolean
  /** The last answer; it stays while the next one is on its way. */
  readonly report?: FigureReport | undefined
  /** For the names of categories. */
  readonly nodes: readonly TaxonomyNode[]
  /** A next answer is on its way. */
  readonly busy: boolean
  /** Something happened to a ticket since the figures were counted. */
  readonly stale: boolean
}

export interface DashboardOptions {
  /** Days back; default 30. */
  readonly range?: Range | undefined
  readonly by?: Grouping | undefined
  /** Only such groups, as `{ field: 'team', op: 'eq', value: 'east' }`. */
  readonly where?: Filter | undefined
  /** Default: the system's clock. */
  readonly now?: (() => number) | undefined
}

export interface DashboardController extends Controller<DashboardState> {
  reload(): Promise<void>
  show(range: Range): Promise<void>
  /** Tells the figures apart by this, or by nothing. */
  group(by: Grouping | undefined): Promise<void>
  /** Narrows the figures to a team, or to none. */
  narrow(team: string | undefined): Promise<void>
  /** What the figures are narrowed to: the host's filter and the team. */
  readonly where: Filter | undefined
}

/**
 * Key figures over a client. They are counted when asked for and not with every change, since each count reads the whole
 * stream: a change only says that there is something newer.
 */
export function createDashboardController(
  client: DeskClient,
  { range = 30, by, where, now = Date.now }: DashboardOptions = {},
): DashboardController {
  const latest = createLatest()
  const store = createStore<DashboardState>(
    { status: 'loading', range, by, mayRead: false, nodes: [], busy: false, stale: false },
    () => {
      if (!store.state.report) void reload()
      return watchChanges(client, {
        hint: ({ kind }) => {
          if (kind === 'ticket' && !store.state.stale) store.set({ stale: true })
        },
        gap: () => store.set({ stale: true }),
      })
    },
  )

  function narrowedTo(): Filter | undefined {
    const { team } = store.state
    if (team === undefined) return where
    const ofTeam: Filter = { field: 'team', op: 'eq', value: team }
    return where ? { and: [where, ofTeam] } : ofTeam
  }

  async function reload(): Promise<void> {
    store.set({ busy: true, stale: false, failure: undefined })
    try {
      const read = await latest.run(async () => {
        const session = await sessionOf(client)
        const { range, by } = store.state
        const narrowed = narrowedTo()
        const groups = { ...(by ? { groupBy: [by] } : {}), ...(narrowed ? { where: narrowed } : {}) }
        const [report, nodes] = await Promise.all([
          client.figures.report({ ...queryOf(range, session.zone, now()), ...groups }),
          client.taxonomy.list(),
        ])
        return { report, nodes, mayRead: mayEver(session, 'ticket.read') }
      })
      if (!read) return
      store.set({ status: 'ready', ...read.answer, busy: false })
    } catch (error) {
      const status = store.state.report ? 'ready' : 'failed'
      store.set({ status, failure: failureOf(error), busy: false })
    }
  }

  return {
    get state() {
      return store.state
    },
    subscribe: store.subscribe,
    reload,
    show(range) {
      store.set({ range })
      return reload()
    },
    group(by) {
      store.set({ by })
      return reload()
    },
    narrow(team) {
      store.set({ team })
      return reload()
    },
    get where() {
      return narrowedTo()
    },
  }
}
