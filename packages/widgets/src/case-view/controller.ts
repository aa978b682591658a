import type { CaseEvent, CaseView, DeskClient, Explanation, TransitionView } from '@caselore/core/desk'
import type { CaseEdition, Feedback, TaxonomyNode } from '@caselore/core/schema'
import { type Controller, createStore } from '../base/controller.js'
import { type Failure, failureOf } from '../base/failure.js'
import { createIntent } from '../base/intent.js'
import { createLatest } from '../base/latest.js'
import { watchChanges } from '../base/watch-changes.js'
import { type CaseStep, caseSteps, isWithheld } from './steps.js'

/** What a reader is writing about the case. */
export interface FeedbackDraft {
  readonly kind: 'comment' | 'suggestion' | 'supplement'
  readonly score: number
  readonly text: string
}

export interface CaseViewState {
  readonly status: 'loading' | 'ready' | 'failed'
  readonly failure?: Failure | undefined
  readonly entry?: CaseView | undefined
  /** What readers said, newest first. */
  readonly feedback: readonly Feedback[]
  /** Published versions that were replaced, newest first. */
  readonly editions: readonly CaseEdition[]
  /** What can be done to the case now. */
  readonly steps: readonly CaseStep[]
  readonly nodes: readonly TaxonomyNode[]
  /** Why parts are masked or hidden, and how to ask for them; only when some are. */
  readonly explanation?: Explanation | undefined
  readonly draft: FeedbackDraft
  /** The answer to “did it help?”, once given. */
  readonly helped?: 'solved' | 'not_solved' | undefined
  /** True once a comment or rating of this reader has arrived. */
  readonly thanked: boolean
  readonly cited: boolean
  /** The name of what is under way: `feedback`, `cite`, or a lifecycle event. */
  readonly pending?: string | undefined
  /** What of it did not work. */
  readonly problem?: { readonly at: string; readonly failure: Failure } | undefined
}

export interface CaseViewOptions {
  /** Without it nothing is loaded. */
  readonly id: string | undefined
  /** The ticket that the reader is working on: feedback names it, and the case can be cited on it. */
  readonly ticket?: string | undefined
  /** Makes idempotency keys; default `crypto.randomUUID`. */
  readonly newKey?: (() => string) | undefined
}

export interface CaseViewController extends Controller<CaseViewState> {
  reload(): Promise<void>
  /** Whether it solved the reader's problem. */
  answer(kind: 'solved' | 'not_solved'): Promise<void>
  write(changes: Partial<FeedbackDraft>): void
  /** Sends what was written: a rating alone, or words with or without one. */
  give(): Promise<void>
  /** Records on the ticket that this case helped. True when it is done. */
  cite(): Promise<boolean>
  /** Sends a step of the lifecycle; `text` is the reason or note that it asks for. True when it is done. */
  act(event: CaseEvent['type'], text?: string): Promise<boolean>
  /** Opens a revision; answers its id. */
  revise(reason: string): Promise<string | undefined>
  /** Deletes a draft. True when it is gone. */
  remove(): Promise<boolean>
}

const blank: FeedbackDraft = { kind: 'comment', score: 0, text: '' }

/**
 * One case for its reader, over a client: what it says, why parts of it are masked, what readers said, and what can be
 * done to it. It is read again when it changes; what was written survives every failure.
 */
export function createCaseViewController(client: DeskClient, options: CaseViewOptions): CaseViewController {
  const { id = '', ticket, newKey } = options
  const latest = createLatest()
  const store = createStore<CaseViewState>(
    {
      status: 'loading',
      feedback: [],
      editions: [],
      steps: [],
      nodes: [],
      draft: blank,
      thanked: false,
      cited: false,
    },
    () => {
      if (!id) return () => {}
      void load()
      return watchChanges(client, {
        hint: (hint) => {
          if (hint.kind === 'case' && hint.id === id) void load()
        },
        gap: () => void load(),
      })
    },
  )
  const intent = createIntent(newKey)

  async function load(): Promise<void> {
    try {
      const found = await latest.run(() => client.cases.get(id))
      if (!found) return
      store.set({ status: 'ready', entry: found.answer, failure: undefined })
      await loadAround(found.answer)
    } catch (error) {
      store.set({ status: 'failed', failure: failureOf(error) })
    }
  }

  /** What stands round the story. A part that cannot be had is left out: the story is what was asked for. */
  async function loadAround(entry: CaseView): Promise<void> {
    const or = <Answer>(ask: Promise<Answer>, otherwise: Answer) => ask.catch(() => otherwise)
    const transitions = or(client.cases.transitions(id), [] as readonly TransitionView[])
    const why = isWithheld(entry.access)
      ? or<Explanation | undefined>(client.explain({ action: 'case.read', kind: 'case', id }), undefined)
      : undefined
    const [feedback, editions, open, nodes, explanation] = await Promise.all([
      or(client.cases.feedbackOf(id), []),
      or(client.cases.editions(id), []),
      transitions,
      entry.node ? or(client.taxonomy.list(), []) : [],
      why,
    ])
    store.set({ feedback, editions, nodes, explanation, steps: caseSteps(entry.access, open) })
  }

  /** Runs one change. Its key is kept until it succeeds, so that sending it again does it once. */
  async function attempt<Answer>(
    at: string,
    content: unknown,
    change: (options: { idempotencyKey: string }) => Promise<Answer>,
  ): Promise<{ readonly answer: Answer } | undefined> {
    if (store.state.pending) return undefined
    const idempotencyKey = intent.keyFor([at, content])
    store.set({ pending: at, problem: undefined })
    try {
      const answer = await change({ idempotencyKey })
      intent.done()
      store.set({ pending: undefined })
      return { answer }
    } catch (error) {
      store.set({ pending: undefined, problem: { at, failure: failureOf(error) } })
      return undefined
    }
  }

  const naming = ticket ? { ticket } : {}

  return {
    get state() {
      return store.state
    },
    subscribe: store.subscribe,
    reload: load,
    write(changes) {
      store.set({ draft: { ...store.state.draft, ...changes }, thanked: false })
    },
    async answer(kind) {
      const input = { kind, ...naming }
      const done = await attempt('helped', input, (call) => client.cases.feedback(id, input, call))
      if (!done) return
      store.set({ helped: kind })
      await load()
    },
    async give() {
      const { kind, score, text } = store.state.draft
      const words = text.trim()
      const input = {
        kind: words ? kind : ('rating' as const),
        ...(score ? { score } : {}),
        ...(words ? { text: words } : {}),
        ...naming,
      }
      const done = await attempt('feedback', input, (call) => client.cases.feedback(id, input, call))
      if (!done) return
      store.set({ draft: blank, thanked: true })
      await load()
    },
    async cite() {
      if (!ticket) return false
      const done = await attempt('cite', ticket, (call) => client.tickets.cite(ticket, id, call))
      if (done) store.set({ cited: true })
      return done !== undefined
    },
    async act(event, text) {
      const words =
        event === 'case.confirm_valid' ? { note: text } : text === undefined ? {} : { reason: text }
      const sent = { type: event, ...words } as CaseEvent
      const done = await attempt(event, sent, (call) => client.cases.send(id, sent, call))
      if (done) await load()
      return done !== undefined
    },
    async revise(reason) {
      const done = await attempt('case.revise', reason, (call) => client.cases.revise(id, reason, call))
      return done?.answer.id
    },
    async remove() {
      return (await attempt('case.delete', id, (call) => client.cases.remove(id, call))) !== undefined
    },
  }
}
