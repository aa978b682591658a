import type {
  CaseView,
  ClockView,
  DeskClient,
  DuplicateTicket,
  Explanation,
  RelatedCase,
  SessionView,
  TicketEvent,
  TicketView,
  TimelineItem,
  TransitionView,
} from '@caselore/core/desk'
import type { TaxonomyNode, Visibility } from '@caselore/core/schema'
import { type Controller, createStore } from '../base/controller.js'
import { debounce } from '../base/debounce.js'
import { type Failure, failureOf } from '../base/failure.js'
import { createIntent } from '../base/intent.js'
import { createLatest } from '../base/latest.js'
import { sessionOf } from '../base/session-of.js'
import { watchChanges } from '../base/watch-changes.js'
import { isCounting } from '../sla-badge/level.js'
import {
  eventOf,
  missingFields,
  suggestedValues,
  type TransitionValues,
  transitionFields,
} from './transition-form.js'

/** A part of the view that is read by itself and may be missing without the others. */
export type TicketSection = 'timeline' | 'transitions' | 'clocks' | 'related' | 'duplicates'

/** What the person is about to do and what is asked for it. */
export interface TransitionDraft {
  readonly event: string
  readonly values: TransitionValues
  /** Cases that are cited by resolving. */
  readonly cites: readonly string[]
  readonly missing: readonly string[]
}

export interface TicketDetailState {
  readonly status: 'loading' | 'ready' | 'failed'
  readonly failure?: Failure | undefined
  readonly ticket?: TicketView | undefined
  readonly session?: SessionView | undefined
  readonly timeline: readonly TimelineItem[]
  readonly transitions: readonly TransitionView[]
  readonly clocks: readonly ClockView[]
  readonly related: readonly RelatedCase[]
  /** Tickets that may be this one, of those that the person sees. */
  readonly duplicates: readonly DuplicateTicket[]
  /** The classification; empty where it cannot be read. */
  readonly nodes: readonly TaxonomyNode[]
  readonly missing: Readonly<Partial<Record<TicketSection, Failure>>>
  readonly form?: TransitionDraft | undefined
  readonly reply: { readonly text: string; readonly visibility: Visibility }
  readonly rating: { readonly score: number; readonly comment: string }
  /** What is under way: an event's type, `comment`, `cite` or `draft`. */
  readonly busy?: string | undefined
  /** What was refused last, and why; gone with the next action. */
  readonly refused?: { readonly action: string; readonly failure: Failure } | undefined
  /** Why parts of the ticket are masked, once asked. */
  readonly explanation?: Explanation | undefined
}

export interface TicketDetailController extends Controller<TicketDetailState> {
  reload(): Promise<void>
  /** Reads the clocks again while one of them counts: only the desk knows how much business time is left. */
  recount(): Promise<void>
  /** Takes a step at once, or opens its form when it needs to be told something. */
  begin(event: string): Promise<boolean>
  fill(values: TransitionValues): void
  toggleCite(caseId: string): void
  /** Sends the open form. */
  send(): Promise<boolean>
  abandon(): void
  write(reply: Partial<TicketDetailState['reply']>): void
  comment(): Promise<boolean>
  cite(caseId: string): Promise<boolean>
  /** A draft case from this ticket; `undefined` when it was refused. */
  draftCase(): Promise<CaseView | undefined>
  rate(rating: Partial<TicketDetailState['rating']>): void
  sendRating(): Promise<boolean>
  explain(): Promise<void>
}

const blank: TicketDetailState = {
  status: 'loading',
  timeline: [],
  transitions: [],
  clocks: [],
  related: [],
  duplicates: [],
  nodes: [],
  missing: {},
  reply: { text: '', visibility: 'public' },
  rating: { score: 0, comment: '' },
}

/** One ticket over a client: everything about it in one state, and everything that may be done to it. */
export function createTicketDetailController(client: DeskClient, id: string): TicketDetailController {
  const intent = createIntent()
  const newest = createLatest()
  const again = debounce(() => void reload(), 100)
  const store = createStore(blank, () => {
    void reload()
    const leave = watchChanges(client, {
      hint: (hint) => hint.kind === 'ticket' && hint.id === id && again.call(),
      gap: () => again.call(),
    })
    return () => {
      leave()
      again.cancel()
    }
  })

  async function reload(): Promise<void> {
    try {
      const read = await newest.run(() =>
        Promise.all([client.tickets.get(id), sessionOf(client), readSections(), readNodes()]),
      )
      if (!read) return
      const [ticket, session, sections, nodes] = read.answer
      store.set({ status: 'ready', failure: undefined, ticket, session, nodes, ...sections })
    } catch (error) {
      store.set({ status: store.state.ticket ? 'ready' : 'failed', failure: failureOf(error) })
    }
  }

  /** Read once: it hardly changes while a ticket is open. Without it a category is shown and asked by its id. */
  async function readNodes(): Promise<readonly TaxonomyNode[]> {
    const { nodes } = store.state
    return nodes.length > 0 ? nodes : client.taxonomy.list().catch(() => [])
  }

  /** Each by itself: who may not see the clocks may still read the conversation. */
  async function readSections() {
    const missing: Partial<Record<TicketSection, Failure>> = {}
    const read = async <Item>(
      section: TicketSection,
      ask: () => Promise<readonly Item[]>,
    ): Promise<readonly Item[]> => {
      try {
        return await ask()
      } catch (error) {
        missing[section] = failureOf(error)
        return []
      }
    }
    const [timeline, transitions, clocks, related, duplicates] = await Promise.all([
      read('timeline', () => client.tickets.timeline(id)),
      read('transitions', () => client.tickets.transitions(id)),
      read('clocks', () => client.tickets.sla(id)),
      read('related', () => client.cases.related({ ticket: id }, 5)),
      read('duplicates', () => client.search.duplicates({ ticket: id }, 3)),
    ])
    return { timeline, transitions, clocks, related, duplicates, missing }
  }

  /** Does one thing at a time and says what was refused; what was typed for it stays. */
  async function act<Answer>(
    action: string,
    wish: unknown,
    call: (key: string) => Promise<Answer>,
  ): Promise<Answer | undefined> {
    if (store.state.busy) return undefined
    store.set({ busy: action, refused: undefined })
    try {
      const answer = await call(intent.keyFor([action, wish]))
      intent.done()
      store.set({ busy: undefined })
      again.cancel()
      await reload()
      return answer
    } catch (error) {
      store.set({ busy: undefined, refused: { action, failure: failureOf(error) } })
      return undefined
    }
  }

  const sendEvent = (event: TicketEvent) =>
    act(event.type, event, (idempotencyKey) => client.tickets.send(id, event, { idempotencyKey })).then(
      (done) => done !== undefined,
    )

  return {
    get state() {
      return store.state
    },
    subscribe: store.subscribe,
    reload,
    async recount() {
      const before = store.state.clocks
      if (!before.some(isCounting)) return
      // What failed is asked again at the next tick; until then the clocks stand as they were read.
      const clocks = await client.tickets.sla(id).catch(() => before)
      if (store.state.clocks === before) store.set({ clocks })
    },
    async begin(event) {
      if (transitionFields(event).length === 0) return sendEvent(eventOf(event, {}))
      const { ticket, session } = store.state
      const values = suggestedValues(event, { ticket, me: session?.actor.id })
      store.set({
        form: { event, values, cites: ticket?.cites ?? [], missing: [] },
        refused: undefined,
      })
      return false
    },
    fill(values) {
      const { form } = store.state
      if (!form) return
      const next = { ...form.values, ...values }
      const still = missingFields(form.event, next)
      store.set({
        form: {
          ...form,
          values: next,
          missing: form.missing.filter((name) => still.some((one) => one === name)),
        },
      })
    },
    toggleCite(caseId) {
      const { form } = store.state
      if (!form) return
      const cites = form.cites.includes(caseId)
        ? form.cites.filter((one) => one !== caseId)
        : [...form.cites, caseId]
      store.set({ form: { ...form, cites } })
    },
    async send() {
      const { form } = store.state
      if (!form) return false
      const missing = missingFields(form.event, form.values)
      if (missing.length > 0) {
        store.set({ form: { ...form, missing } })
        return false
      }
      const done = await sendEvent(eventOf(form.event, form.values, form.cites))
      if (done) store.set({ form: undefined })
      return done
    },
    abandon: () => store.set({ form: undefined, refused: undefined }),
    write: (reply) => store.set({ reply: { ...store.state.reply, ...reply } }),
    async comment() {
      const { text, visibility } = store.state.reply
      if (!text.trim()) return false
      const input = { text: text.trim(), visibility }
      const done = await act('comment', input, (idempotencyKey) =>
        client.tickets.comment(id, input, { idempotencyKey }),
      )
      if (done) store.set({ reply: { text: '', visibility } })
      return done !== undefined
    },
    async cite(caseId) {
      const done = await act('cite', caseId, (idempotencyKey) =>
        client.tickets.cite(id, caseId, { idempotencyKey }),
      )
      return done !== undefined
    },
    draftCase: () =>
      act('draft', id, (idempotencyKey) => client.cases.draftFromTicket(id, { idempotencyKey })),
    rate: (rating) => store.set({ rating: { ...store.state.rating, ...rating } }),
    async sendRating() {
      const { score, comment } = store.state.rating
      if (score < 1) return false
      return sendEvent({ type: 'ticket.rate', score, ...(comment.trim() ? { comment: comment.trim() } : {}) })
    },
    async explain() {
      try {
        store.set({ explanation: await client.explain({ action: 'ticket.read', kind: 'ticket', id }) })
      } catch (error) {
        store.set({ refused: { action: 'explain', failure: failureOf(error) } })
      }
    },
  }
}
