import type { AuditVerification, AuditView, DeskClient } from '@caselore/core/desk'
import type { Filter } from '@caselore/core/filter'
import { type Controller, createStore } from '../base/controller.js'
import { type Failure, failureOf } from '../base/failure.js'
import { createLatest } from '../base/latest.js'
import { mayEver, sessionOf } from '../base/session-of.js'

/** What the entries are narrowed to; what is empty is not asked for. Instants in milliseconds. */
export interface AuditQuestion {
  readonly actor: string
  /** `ticket`, `case` … */
  readonly kind: string
  readonly record: string
  /** `ticket.edit`, or a beginning of it. */
  readonly action: string
  readonly from?: number | undefined
  /** Until just before this moment. */
  readonly until?: number | undefined
}

export type ExportFormat = 'csv' | 'ndjson'

export interface AuditViewerState {
  readonly status: 'loading' | 'ready' | 'failed'
  readonly failure?: Failure | undefined
  readonly mayVerify: boolean
  readonly mayExport: boolean
  /** What stands in the form. */
  readonly question: AuditQuestion
  /** The newest first. */
  readonly entries: readonly AuditView[]
  readonly count?: { readonly n: number; readonly exact: boolean } | undefined
  readonly hasMore: boolean
  /** Entries of which the details are shown. */
  readonly open: ReadonlySet<string>
  readonly pending?: 'search' | 'more' | 'verify' | 'export' | undefined
  readonly verification?: AuditVerification | undefined
  /** Why verifying or exporting was refused. */
  readonly problem?: { readonly at: 'verify' | 'export'; readonly failure: Failure } | undefined
  readonly exportReason: string
}

export interface AuditViewerOptions {
  /** What the form holds at first. */
  readonly question?: Partial<AuditQuestion> | undefined
  /** 1 to 200, default 50. */
  readonly pageSize?: number | undefined
}

export interface AuditViewerController extends Controller<AuditViewerState> {
  write(changes: Partial<AuditQuestion>): void
  /** Asks what the form says. */
  search(): Promise<void>
  more(): Promise<void>
  toggle(id: string): void
  verify(): Promise<void>
  writeReason(text: string): void
  /** The lines of what is shown, as a text; `undefined` when it was refused. */
  export(format: ExportFormat): Promise<string | undefined>
}

const blank: AuditQuestion = { actor: '', kind: '', record: '', action: '' }

/** The audit over a client: narrowing down, paging, verifying, taking out. */
export function createAuditViewerController(
  client: DeskClient,
  { question = {}, pageSize = 50 }: AuditViewerOptions = {},
): AuditViewerController {
  const store = createStore<AuditViewerState>(
    {
      status: 'loading',
      mayVerify: false,
      mayExport: false,
      question: { ...blank, ...question },
      entries: [],
      hasMore: false,
      open: new Set(),
      exportReason: '',
    },
    () => {
      void ask()
      return () => {}
    },
  )
  const reads = createLatest()
  let asked: AuditQuestion = store.state.question
  let cursor: string | undefined

  async function ask(): Promise<void> {
    asked = store.state.question
    store.set({ pending: 'search' })
    try {
      const where = whereOf(asked)
      const found = await reads.run(() =>
        Promise.all([
          sessionOf(client),
          client.audit.list({ ...(where ? { where } : {}), limit: pageSize, count: true }),
        ]),
      )
      if (!found) return
      const [session, page] = found.answer
      cursor = page.cursor
      store.set({
        status: 'ready',
        failure: undefined,
        pending: undefined,
        mayVerify: mayEver(session, 'audit.verify'),
        mayExport: mayEver(session, 'audit.export'),
        entries: page.items,
        count: page.count,
        hasMore: page.cursor !== undefined,
        open: new Set(),
      })
    } catch (error) {
      const failure = failureOf(error)
      const isKept = store.state.status === 'ready'
      store.set({ pending: undefined, failure, ...(isKept ? {} : { status: 'failed' }) })
    }
  }

  async function more(): Promise<void> {
    if (cursor === undefined || store.state.pending) return
    store.set({ pending: 'more' })
    try {
      const where = whereOf(asked)
      const at = cursor
      const found = await reads.run(() =>
        client.audit.list({ ...(where ? { where } : {}), limit: pageSize, cursor: at }),
      )
      if (!found) return
      cursor = found.answer.cursor
      store.set({
        failure: undefined,
        pending: undefined,
        entries: [...store.state.entries, ...found.answer.items],
        hasMore: cursor !== undefined,
      })
    } catch (error) {
      store.set({ pending: undefined, failure: failureOf(error) })
    }
  }

  const refused = (at: 'verify' | 'export', error: unknown) =>
    store.set({ pending: undefined, problem: { at, failure: failureOf(error) } })

  return {
    get state() {
      return store.state
    },
    subscribe: store.subscribe,
    write: (changes) => store.set({ question: { ...store.state.question, ...changes } }),
    search: ask,
    more,
    toggle(id) {
      const open = new Set(store.state.open)
      if (!open.delete(id)) open.add(id)
      store.set({ open })
    },
    async verify() {
      if (store.state.pending) return
      store.set({ pending: 'verify', problem: undefined, verification: undefined })
      try {
        store.set({ verification: await client.audit.verify(), pending: undefined })
      } catch (error) {
        refused('verify', error)
      }
    },
    writeReason: (exportReason) => store.set({ exportReason }),
    async export(format) {
      if (store.state.pending) return undefined
      store.set({ pending: 'export', problem: undefined })
      const where = whereOf(asked)
      const reason = store.state.exportReason.trim()
      try {
        const lines: string[] = []
        const options = { format, ...(where ? { where } : {}), ...(reason ? { reason } : {}) }
        for await (const line of client.audit.export(options)) lines.push(`${line}\n`)
        store.set({ pending: undefined, exportReason: '' })
        return lines.join('')
      } catch (error) {
        refused('export', error)
        return undefined
      }
    },
  }
}

/** The question as a filter; `undefined` when everything is asked for. */
export function whereOf({ actor, kind, record, action, from, until }: AuditQuestion): Filter | undefined {
  const parts: Filter[] = [
    ...is('actor', actor),
    ...is('target.kind', kind),
    ...is('target.id', record),
    ...(action.trim() ? [{ field: 'action', op: 'prefix', value: action.trim() } as const] : []),
    ...(from === undefined ? [] : [{ field: 'at', op: 'gte', value: from } as const]),
    ...(until === undefined ? [] : [{ field: 'at', op: 'lt', value: until } as const]),
  ]
  return parts.length > 1 ? { and: parts } : parts[0]
}

const is = (field: string, text: string): Filter[] =>
  text.trim() ? [{ field, op: 'eq', value: text.trim() }] : []
