import type {
  CategorySuggestion,
  DeskClient,
  DuplicateTicket,
  FileTicket,
  RelatedCase,
  TicketView,
} from '@caselore/core/desk'
import type { Priority, TaxonomyNode } from '@caselore/core/schema'
import { type Controller, createStore } from '../base/controller.js'
import { debounce } from '../base/debounce.js'
import { type Failure, failureOf } from '../base/failure.js'
import { createIntent } from '../base/intent.js'
import { createLatest } from '../base/latest.js'
import { mayEver, sessionOf } from '../base/session-of.js'

/** What the form can ask; never more than five of them. */
export const formFields = ['subject', 'description', 'product', 'category', 'phone', 'priority'] as const
export type FormField = (typeof formFields)[number]

export interface FormValues {
  readonly subject: string
  readonly description: string
  readonly product: string
  /** A node of the classification, or empty. */
  readonly category: string
  readonly phone: string
  readonly priority: Priority
}

/** What is wrong with a field: a key of the messages, or the desk's own words. */
export type FieldProblem = 'missing' | 'phone' | 'tooLong' | { readonly zh: string; readonly en: string }

export interface TicketFormState {
  readonly values: FormValues
  readonly fields: readonly FormField[]
  /** The classification to choose a category from. */
  readonly nodes: readonly TaxonomyNode[]
  readonly problems: Readonly<Partial<Record<FormField, FieldProblem>>>
  /** Cases that may answer before the ticket is filed. */
  readonly related: readonly RelatedCase[]
  /** Nodes of the classification that the words belong under, most probable first; none once one is chosen. */
  readonly categories: readonly CategorySuggestion[]
  /** Tickets that the person sees and that may be this one. */
  readonly duplicates: readonly DuplicateTicket[]
  /** True when similar cases could not be looked for: said, but nobody's way is barred. */
  readonly relatedFailed: boolean
  readonly status: 'editing' | 'sending' | 'filed' | 'deflected'
  readonly failure?: Failure | undefined
  readonly filed?: TicketView | undefined
  /** The case that solved it. */
  readonly solvedBy?: RelatedCase | undefined
  /** How often sending was refused so far; a view moves the focus to the summary when it grows. */
  readonly attempts: number
}

export interface TicketFormOptions {
  /** What is filed besides what the person types, for example the channel or custom fields. */
  readonly fixed?: Partial<FileTicket> | undefined
  /**
   * Asks for a category from the classification, when it can be read. Priority is then not asked, also of those who may set
   * it: five things are enough, and both are settled by triage.
   */
  readonly categories?: boolean | undefined
  /** Milliseconds of quiet before similar cases are looked for, default 400. */
  readonly delay?: number | undefined
  /** Characters before it is worth looking, default 4. */
  readonly from?: number | undefined
  /** Makes idempotency keys; default `crypto.randomUUID`. */
  readonly newKey?: (() => string) | undefined
}

export interface TicketFormController extends Controller<TicketFormState> {
  edit(values: Partial<FormValues>): void
  /** Files the ticket; `undefined` when it could not be, and then the state says why. */
  submit(): Promise<TicketView | undefined>
  /** A proposed case solved it: the library learns of it and no ticket is filed. */
  solvedBy(related: RelatedCase): Promise<void>
  /** Back to the form, with what was typed. */
  resume(): void
  /** An empty form for the next ticket. */
  reset(): void
}

const empty: FormValues = {
  subject: '',
  description: '',
  product: '',
  category: '',
  phone: '',
  priority: 'normal',
}
const always: readonly FormField[] = ['subject', 'description', 'product', 'phone']
const limits = { subject: 200, description: 20_000, product: 200, phone: 40 } as const
const phonePattern = /^[+\d][\d\s()*-]{4,38}$/

/**
 * Filing a ticket over a client, with similar cases while typing. What was typed survives every failure, and the same
 * content is filed once however often it is sent.
 */
export function createTicketFormController(
  client: DeskClient,
  options: TicketFormOptions = {},
): TicketFormController {
  const { fixed = {}, categories = false, delay = 400, from = 4, newKey } = options
  const blank: TicketFormState = {
    values: empty,
    fields: always,
    nodes: [],
    problems: {},
    related: [],
    categories: [],
    duplicates: [],
    relatedFailed: false,
    status: 'editing',
    attempts: 0,
  }
  const store = createStore(blank, () => {
    void choose()
    return () => looking.cancel()
  })
  const latest = createLatest()
  const helping = createLatest()
  const looking = debounce(() => void look(), delay)
  const intent = createIntent(newKey)

  /** What is asked besides what everyone can answer. A question that cannot be prepared is left out; sending says what is wrong. */
  async function choose(): Promise<void> {
    const nodes = categories ? await client.taxonomy.list().catch(() => []) : []
    if (nodes.length > 0) return store.set({ nodes, fields: asking('category') })
    const session = await sessionOf(client).catch(() => undefined)
    if (mayEver(session, 'ticket.triage')) store.set({ fields: asking('priority') })
  }

  async function look(): Promise<void> {
    const { subject, description } = store.state.values
    const text = `${subject}\n${description}`.trim()
    if (text.length < from)
      return store.set({ related: [], relatedFailed: false, categories: [], duplicates: [] })
    void help(text)
    try {
      const found = await latest.run(() => client.cases.related({ text }, 3))
      if (found && store.state.status === 'editing')
        store.set({ related: found.answer, relatedFailed: false })
    } catch {
      store.set({ related: [], relatedFailed: true })
    }
  }

  /** What makes filing easier where the desk has it; without it everything is typed and chosen. */
  async function help(text: string): Promise<void> {
    const { subject, description, product } = store.state.values
    const asksCategory = store.state.fields.includes('category')
    const draft = { subject, description, ...(product ? { product } : {}) }
    const found = await helping.run(() =>
      Promise.all([
        asksCategory ? client.search.categories(text, 6).catch(() => []) : [],
        client.search.duplicates({ draft }, 3).catch(() => []),
      ]),
    )
    if (!found || store.state.status !== 'editing') return
    const [categories, duplicates] = found.answer
    store.set({ categories: leavesOf(categories), duplicates })
  }

  function refuse(problems: TicketFormState['problems'], failure?: Failure): undefined {
    store.set({ problems, failure, status: 'editing', attempts: store.state.attempts + 1 })
  }

  return {
    get state() {
      return store.state
    },
    subscribe: store.subscribe,
    edit(values) {
      const problems = { ...store.state.problems }
      for (const field of Object.keys(values) as FormField[]) delete problems[field]
      store.set({ values: { ...store.state.values, ...values }, problems })
      if (values.subject !== undefined || values.description !== undefined) looking.call()
    },
    async submit() {
      if (store.state.status !== 'editing') return undefined
      const { values, fields } = store.state
      const problems = problemsOf(values)
      if (Object.keys(problems).length > 0) return refuse(problems)
      const input = { ...fixed, ...inputOf(values, fields) }
      store.set({ status: 'sending', problems: {}, failure: undefined })
      try {
        const filed = await client.tickets.file(input, { idempotencyKey: intent.keyFor(input) })
        looking.cancel()
        latest.forget()
        helping.forget()
        store.set({ status: 'filed', filed, related: [], categories: [], duplicates: [] })
        return filed
      } catch (error) {
        const failure = failureOf(error)
        return refuse(problemsFrom(failure), failure)
      }
    },
    async solvedBy(related) {
      store.set({ status: 'deflected', solvedBy: related, failure: undefined })
      try {
        await client.cases.feedback(related.id, { kind: 'solved' })
      } catch (error) {
        store.set({ failure: failureOf(error) })
      }
    },
    resume() {
      store.set({ status: 'editing', solvedBy: undefined, failure: undefined })
    },
    reset() {
      intent.done()
      const { fields, nodes } = store.state
      store.set({ ...blank, fields, nodes, filed: undefined, failure: undefined })
    },
  }
}

const leastConfidence = 0.3

/** Those that are sure enough, without what lies above another of them. */
function leavesOf(categories: readonly CategorySuggestion[]): readonly CategorySuggestion[] {
  const sure = categories.filter(({ confidence }) => confidence >= leastConfidence)
  return sure.filter(
    ({ node }) => !sure.some(({ node: other, path }) => other !== node && path.includes(node)),
  )
}

const asking = (more: FormField): readonly FormField[] =>
  formFields.filter((field) => field === more || always.includes(field))

function problemsOf(values: FormValues): TicketFormState['problems'] {
  const problems: Partial<Record<FormField, FieldProblem>> = {}
  for (const [field, limit] of Object.entries(limits) as [keyof typeof limits, number][]) {
    if (values[field].length > limit) problems[field] = 'tooLong'
  }
  if (values.subject.trim() === '') problems.subject = 'missing'
  if (values.phone.trim() !== '' && !phonePattern.test(values.phone.trim())) problems.phone = 'phone'
  return problems
}

function inputOf(values: FormValues, fields: readonly FormField[]): FileTicket {
  const description = values.description.trim()
  const product = values.product.trim()
  const phone = values.phone.trim()
  return {
    subject: values.subject.trim(),
    ...(description ? { description } : {}),
    ...(product ? { product } : {}),
    ...(values.category ? { category: values.category } : {}),
    ...(phone ? { contact: { phone } } : {}),
    ...(fields.includes('priority') ? { priority: values.priority } : {}),
  }
}

const fieldByPath: Readonly<Record<string, FormField>> = { 'contact.phone': 'phone', contact: 'phone' }

/** Brings the desk's refusals to the fields that they concern. */
function problemsFrom({ all }: Failure): TicketFormState['problems'] {
  const problems: Partial<Record<FormField, FieldProblem>> = {}
  for (const { path, message } of all) {
    const name = path?.join('.') ?? ''
    const field = fieldByPath[name] ?? formFields.find((known) => known === name)
    if (field) problems[field] ??= message
  }
  return problems
}
