import type { DeskClient, GrantView } from '@caselore/core/desk'
import { type Controller, createStore } from '../base/controller.js'
import { debounce } from '../base/debounce.js'
import { type Failure, failureOf } from '../base/failure.js'
import { createIntent } from '../base/intent.js'
import { createLatest } from '../base/latest.js'
import { mayEver, sessionOf } from '../base/session-of.js'
import { watchChanges } from '../base/watch-changes.js'

export type GrantDecision = 'approve' | 'reject' | 'revoke'

export interface AccessDraft {
  readonly purpose: string
  readonly hours: number
}

export interface AccessRequestState {
  readonly status: 'loading' | 'ready' | 'failed'
  readonly failure?: Failure | undefined
  /** Who is signed in. */
  readonly me: string
  readonly mayAsk: boolean
  readonly mayDecide: boolean
  /** What this person may see of requests and grants, the latest first. */
  readonly grants: readonly GrantView[]
  /** Titles of the cases asked for, as far as this person may read them. */
  readonly titles: Readonly<Record<string, string>>
  readonly draft: AccessDraft
  /** What was put down as the reason of a decision, by the grant's id. */
  readonly reasons: Readonly<Record<string, string>>
  /** Where something is lacking: `request`, or a grant's id. */
  readonly lacks?: string | undefined
  /** What is under way: `request`, or a grant's id. */
  readonly pending?: string | undefined
  /** Why the last thing tried was refused, and where. */
  readonly problem?: { readonly at: string; readonly failure: Failure } | undefined
  /** What was done last. */
  readonly done?: { readonly id: string; readonly what: 'request' | GrantDecision } | undefined
  /** How often something was refused so far; a view moves the focus when it grows. */
  readonly attempts: number
}

export interface AccessRequestOptions {
  /** The case that access is wanted to. Without it nothing can be asked for, but requests are shown and decided. */
  readonly caseId?: string | undefined
  /** Makes idempotency keys; default `crypto.randomUUID`. */
  readonly newKey?: (() => string) | undefined
}

export interface AccessRequestController extends Controller<AccessRequestState> {
  reload(): Promise<void>
  write(changes: Partial<AccessDraft>): void
  writeReason(id: string, text: string): void
  /** Asks for access to the case. True when it is done; else the state says what is lacking or was refused. */
  request(): Promise<boolean>
  /** Decides a request, or ends access. Rejecting and ending need a reason. */
  decide(id: string, decision: GrantDecision): Promise<boolean>
}

/** Grants that are read at once. */
const limit = 100

/** Temporary access over a client: asking, deciding, and seeing until when it holds. */
export function createAccessRequestController(
  client: DeskClient,
  { caseId, newKey }: AccessRequestOptions = {},
): AccessRequestController {
  const store = createStore<AccessRequestState>(
    {
      status: 'loading',
      me: '',
      mayAsk: false,
      mayDecide: false,
      grants: [],
      titles: {},
      draft: { purpose: '', hours: 24 },
      reasons: {},
      attempts: 0,
    },
    () => {
      void load()
      const leave = watchChanges(client, {
        hint: ({ kind }) => {
          if (kind === 'grant') soon.call()
        },
        gap: () => soon.call(),
      })
      return () => {
        leave()
        soon.cancel()
      }
    },
  )
  const soon = debounce(() => void load(), 300)
  const reads = createLatest()
  const intent = createIntent(newKey)

  async function load(): Promise<void> {
    try {
      const found = await reads.run(read)
      if (found) store.set({ status: 'ready', ...found.answer, failure: undefined })
    } catch (error) {
      const failure = failureOf(error)
      store.set(store.state.status === 'ready' ? { failure } : { status: 'failed', failure })
    }
  }

  async function read(): Promise<
    Pick<AccessRequestState, 'me' | 'mayAsk' | 'mayDecide' | 'grants' | 'titles'>
  > {
    const [session, { items }] = await Promise.all([sessionOf(client), client.grants.list({ limit })])
    const ids = new Set([...items.flatMap(({ scope }) => scope.ids ?? []), ...(caseId ? [caseId] : [])])
    return {
      me: session.actor.id,
      mayAsk: mayEver(session, 'grant.request'),
      mayDecide: mayEver(session, 'grant.approve'),
      grants: items,
      titles: await titlesOf([...ids]),
    }
  }

  /** A case that cannot be read has no title here; that must not keep the rest away. */
  async function titlesOf(ids: readonly string[]): Promise<Record<string, string>> {
    if (ids.length === 0) return {}
    const where = { field: 'id', op: 'in', value: ids } as const
    const page = await client.cases.list({ where, limit: 200 }).catch(() => ({ items: [] }))
    return Object.fromEntries(page.items.map(({ id, title }) => [id, title]))
  }

  const lack = (at: string): false => {
    store.set({ lacks: at, problem: undefined, attempts: store.state.attempts + 1 })
    return false
  }

  async function attempt(
    at: string,
    what: 'request' | GrantDecision,
    send: (key: string) => Promise<GrantView>,
  ): Promise<boolean> {
    const { draft, reasons, pending } = store.state
    if (pending) return false
    store.set({ pending: at, problem: undefined, lacks: undefined, done: undefined })
    try {
      const { id } = await send(intent.keyFor([at, what, draft, reasons[at]]))
      intent.done()
      store.set({ pending: undefined, done: { id, what } })
    } catch (error) {
      const problem = { at, failure: failureOf(error) }
      store.set({ pending: undefined, problem, attempts: store.state.attempts + 1 })
      return false
    }
    await load()
    return true
  }

  return {
    get state() {
      return store.state
    },
    subscribe: store.subscribe,
    reload: load,
    write: (changes) => store.set({ draft: { ...store.state.draft, ...changes } }),
    writeReason: (id, text) => store.set({ reasons: { ...store.state.reasons, [id]: text } }),
    async request() {
      const { hours, ...draft } = store.state.draft
      const purpose = draft.purpose.trim()
      if (!caseId || !purpose) return lack('request')
      const scope = { kind: 'case', ids: [caseId] } as const
      const isDone = await attempt('request', 'request', (idempotencyKey) =>
        client.grants.request({ scope, purpose, hours }, { idempotencyKey }),
      )
      if (isDone) store.set({ draft: { purpose: '', hours } })
      return isDone
    },
    async decide(id, decision) {
      const reason = store.state.reasons[id]?.trim() ?? ''
      if (decision !== 'approve' && !reason) return lack(id)
      return attempt(id, decision, (idempotencyKey) =>
        decision === 'approve'
          ? client.grants.approve(id, reason || undefined, { idempotencyKey })
          : client.grants[decision](id, reason, { idempotencyKey }),
      )
    },
  }
}

/** What a grant's state is by now: that its window ended since it was read shows at once. */
export function stateAt(
  { state, until }: Pick<GrantView, 'state' | 'until'>,
  now: number,
): GrantView['state'] {
  return state === 'active' && until <= now ? 'expired' : state
}

/** The asker's newest request for the case that still stands. */
export function standingFor(
  { grants, me }: Pick<AccessRequestState, 'grants' | 'me'>,
  caseId: string | undefined,
  now: number,
): GrantView | undefined {
  return grants.find(
    (grant) =>
      caseId !== undefined &&
      grant.subject === me &&
      grant.scope.ids?.includes(caseId) === true &&
      ['requested', 'scheduled', 'active'].includes(stateAt(grant, now)),
  )
}
