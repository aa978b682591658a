import type { CaseEvent, CaseView, DeskClient, TransitionView } from '@caselore/core/desk'
import {
  type ReviewLevel,
  reviewChecklists,
  type ScoreName,
  type Scores,
  scoreNames,
} from '@caselore/core/schema'
import { type Controller, createStore } from '../base/controller.js'
import { debounce } from '../base/debounce.js'
import { type Failure, failureOf } from '../base/failure.js'
import { createIntent } from '../base/intent.js'
import { createLatest } from '../base/latest.js'
import { watchChanges } from '../base/watch-changes.js'

/** What a reviewer has put down about one case; kept while they look at another. */
export interface ReviewDraft {
  /** Ids of the checklist's points that hold. */
  readonly checked: readonly string[]
  readonly scores: Readonly<Partial<Record<ScoreName, number>>>
  readonly comments: readonly { readonly field: string; readonly text: string }[]
  /** A comment that is being written. */
  readonly field: string
  readonly text: string
  readonly reason: string
}

export type Decision = 'pass' | 'request_changes' | 'reject'
/** What a decision cannot do without and the reviewer has not given. */
export type Lack = 'checklist' | 'scores' | 'comments' | 'reason'

export interface ReviewPanelState {
  readonly status: 'loading' | 'ready' | 'failed'
  readonly failure?: Failure | undefined
  /** What this person can review now, urgent and longest waiting first. */
  readonly queue: readonly CaseView[]
  readonly selected?: string | undefined
  /** The selected case in full. */
  readonly entry?: CaseView | undefined
  readonly entryFailure?: Failure | undefined
  /** Of a revision: the published case that it would replace. */
  readonly before?: CaseView | undefined
  readonly transitions: readonly TransitionView[]
  readonly draft: ReviewDraft
  readonly lacks: readonly Lack[]
  readonly pending?: 'claim' | Decision | undefined
  /** Why the last thing tried was refused. */
  readonly problem?: Failure | undefined
  /** What was decided last. */
  readonly decided?: { readonly id: string; readonly title: string; readonly decision: Decision } | undefined
  /** How often a decision was refused so far; a view moves the focus to the reasons when it grows. */
  readonly attempts: number
}

export interface ReviewPanelOptions {
  /** A case to open first; default: the first of the queue. */
  readonly id?: string | undefined
  /** Only this level's queue. */
  readonly level?: ReviewLevel | undefined
  /** Makes idempotency keys; default `crypto.randomUUID`. */
  readonly newKey?: (() => string) | undefined
}

export interface ReviewPanelController extends Controller<ReviewPanelState> {
  reload(): Promise<void>
  select(id: string): Promise<void>
  write(changes: Partial<ReviewDraft>): void
  /** Puts the comment that is being written into the list. */
  comment(): void
  removeComment(index: number): void
  claim(): Promise<void>
  /** True when it is done; the next case is open then. Else the state says what is lacking or was refused. */
  decide(decision: Decision): Promise<boolean>
}

const blank: ReviewDraft = { checked: [], scores: {}, comments: [], field: 'title', text: '', reason: '' }

/** The level that reviews a case in this status. */
export function levelOf(status: string | undefined): ReviewLevel | undefined {
  if (status === 'submitted' || status === 'first_review') return 'first'
  return status === 'first_passed' || status === 'second_review' ? 'second' : undefined
}

/** Reviewing over a client: the queue, one case at a time, and what the reviewer puts down about each. */
export function createReviewPanelController(
  client: DeskClient,
  options: ReviewPanelOptions = {},
): ReviewPanelController {
  const { level, newKey } = options
  const store = createStore<ReviewPanelState>(
    { status: 'loading', queue: [], transitions: [], draft: blank, lacks: [], attempts: 0 },
    () => {
      void load()
      const leave = watchChanges(client, {
        hint: (hint) => {
          if (hint.kind === 'case') soon.call()
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
  const queues = createLatest()
  const entries = createLatest()
  const intent = createIntent(newKey)
  const drafts = new Map<string, ReviewDraft>()

  async function load(): Promise<void> {
    try {
      const found = await queues.run(() => client.cases.reviewQueue(level))
      if (!found) return
      store.set({ status: 'ready', queue: found.answer, failure: undefined })
      const selected = store.state.selected ?? options.id ?? found.answer[0]?.id
      if (selected) await open(selected)
    } catch (error) {
      const failure = failureOf(error)
      store.set(store.state.status === 'ready' ? { failure } : { status: 'failed', failure })
    }
  }

  async function open(id: string): Promise<void> {
    if (id !== store.state.selected)
      store.set({
        selected: id,
        entry: undefined,
        before: undefined,
        transitions: [],
        draft: drafts.get(id) ?? blank,
        lacks: [],
        problem: undefined,
      })
    try {
      const found = await entries.run(() => read(id))
      if (found) store.set({ ...found.answer, entryFailure: undefined })
    } catch (error) {
      store.set({ entryFailure: failureOf(error) })
    }
  }

  async function read(id: string): Promise<Pick<ReviewPanelState, 'entry' | 'before' | 'transitions'>> {
    const [entry, transitions] = await Promise.all([client.cases.get(id), client.cases.transitions(id)])
    // A reviewer who may not see the published case still judges the revision by itself.
    const before = entry.revises ? await client.cases.get(entry.revises).catch(() => undefined) : undefined
    return { entry, before, transitions }
  }

  function write(changes: Partial<ReviewDraft>): void {
    const draft = { ...store.state.draft, ...changes }
    if (store.state.selected) drafts.set(store.state.selected, draft)
    store.set({ draft })
  }

  function comment(): void {
    const { field, text, comments } = store.state.draft
    const words = text.trim()
    if (words) write({ comments: [...comments, { field, text: words }], text: '' })
  }

  async function send(what: 'claim' | Decision, event: CaseEvent): Promise<boolean> {
    const { entry, pending } = store.state
    if (!entry || pending) return false
    store.set({ pending: what, problem: undefined, lacks: [] })
    try {
      await client.cases.send(entry.id, event, { idempotencyKey: intent.keyFor([entry.id, event]) })
      intent.done()
      store.set({ pending: undefined })
      return true
    } catch (error) {
      store.set({ pending: undefined, problem: failureOf(error), attempts: store.state.attempts + 1 })
      return false
    }
  }

  /** The case after the one decided, so that the reviewer goes on where they were. */
  async function next({ id }: CaseView): Promise<void> {
    const { queue } = store.state
    const at = queue.findIndex((one) => one.id === id)
    const following = [...queue.slice(at + 1), ...queue.slice(0, Math.max(at, 0))].map((one) => one.id)
    soon.cancel()
    const found = await queues.run(() => client.cases.reviewQueue(level)).catch(() => undefined)
    const left = (found?.answer ?? queue).filter((one) => one.id !== id)
    const to = following.find((other) => left.some((one) => one.id === other)) ?? left[0]?.id
    store.set({ queue: left, entryFailure: undefined })
    if (to) await open(to)
    else
      store.set({ selected: undefined, entry: undefined, before: undefined, draft: blank, transitions: [] })
  }

  return {
    get state() {
      return store.state
    },
    subscribe: store.subscribe,
    reload: load,
    async select(id) {
      store.set({ decided: undefined })
      await open(id)
    },
    write,
    comment,
    removeComment(index) {
      write({ comments: store.state.draft.comments.toSpliced(index, 1) })
    },
    async claim() {
      if (await send('claim', { type: 'case.claim' })) await load()
    },
    async decide(decision) {
      const { entry } = store.state
      if (!entry) return false
      if (decision === 'request_changes') comment()
      const lacks = lacksOf(decision, store.state)
      if (lacks.length > 0) {
        store.set({ lacks, problem: undefined, attempts: store.state.attempts + 1 })
        return false
      }
      if (!(await send(decision, eventOf(decision, store.state.draft)))) return false
      drafts.delete(entry.id)
      store.set({ decided: { id: entry.id, title: entry.title, decision } })
      await next(entry)
      return true
    },
  }
}

const isScored = (scores: ReviewDraft['scores']): scores is Scores =>
  scoreNames.every((name) => scores[name] !== undefined)

function lacksOf(decision: Decision, { draft, entry }: ReviewPanelState): Lack[] {
  if (decision === 'request_changes') return draft.comments.length > 0 ? [] : ['comments']
  if (decision === 'reject') return draft.reason.trim() ? [] : ['reason']
  const points = reviewChecklists[levelOf(entry?.status) ?? 'first']
  return [
    ...(points.every(({ id }) => draft.checked.includes(id)) ? [] : (['checklist'] as const)),
    ...(isScored(draft.scores) ? [] : (['scores'] as const)),
  ]
}

function eventOf(decision: Decision, { checked, scores, comments, reason }: ReviewDraft): CaseEvent {
  if (decision === 'reject') return { type: 'case.reject', reason: reason.trim() }
  if (decision === 'request_changes')
    return { type: 'case.request_changes', comments, ...(isScored(scores) ? { scores } : {}) }
  return { type: 'case.pass', scores: scores as Scores, checklist: checked }
}
