import {
  type CaseContent,
  type CasePlacement,
  emptyCaseContent,
  type Feedback,
  type Priority,
} from '@caselore/core/schema'
import { type CustomerKey, customers } from './customers.js'
import type { ActorKey, PersonKey } from './people.js'

/** How far a case has come by now. */
export type CaseEnd =
  | 'published'
  | 'draft'
  | 'submitted'
  | 'first_review'
  | 'first_passed'
  | 'changes_requested'
  | 'archived'
  | 'review_due'

/** What a reader says of it after publication. */
export interface DemoFeedback {
  readonly by: ActorKey
  readonly kind: Feedback['kind']
  readonly score?: number
  readonly text?: string
}

/** A case with the course that it has taken. */
export interface DemoCase {
  readonly key: string
  readonly content: CaseContent
  readonly placement: CasePlacement
  readonly author: PersonKey
  readonly firstReviewer: PersonKey
  readonly secondReviewer: PersonKey
  /** When it was published, or else when it came as far as it did. */
  readonly daysAgo: number
  readonly end: CaseEnd
  /** Why it was archived, flagged or returned. */
  readonly reason?: string
  readonly feedback: readonly DemoFeedback[]
}

/** A case as it is written down here: the template's fields, short names, only what is not usual. */
export interface CaseSketch extends Partial<CasePlacement> {
  readonly key: string
  readonly title: string
  readonly product: string
  readonly model: string
  readonly line: string
  readonly node: string
  readonly tags: string[]
  readonly customer: CustomerKey
  readonly industry: string
  readonly words: string
  readonly scene: string
  readonly how: string
  readonly checks: readonly (readonly [checked: string, finding: string, excluded?: 'excluded'])[]
  readonly steps: readonly (string | readonly [text: string, caution: string])[]
  readonly tools: string[]
  readonly parts?: string[]
  readonly cautions?: string[]
  readonly outcome: string
  readonly figures: Readonly<Record<string, string>>
  readonly quote: string
  readonly next: string
  readonly urgency?: Priority
  /** Default: where the customer is. Empty: every region. */
  readonly regions?: string[]
  readonly author?: PersonKey
  readonly daysAgo: number
  readonly end?: CaseEnd
  readonly reason?: string
  /** So many customers said that it solved their problem. */
  readonly solved?: number
  readonly feedback?: readonly DemoFeedback[]
}

/** The whole case of a sketch. */
export function demoCase(sketch: CaseSketch): DemoCase {
  const { key, track = 'routine', audience = 'customer', sensitivity = 'normal', daysAgo } = sketch
  const content = contentOf(sketch)
  return {
    key,
    content,
    placement: { track, audience, sensitivity },
    author: sketch.author ?? authorOf(sketch),
    firstReviewer: 'first-reviewer',
    secondReviewer: 'second-reviewer',
    daysAgo,
    end: sketch.end ?? 'published',
    ...(sketch.reason ? { reason: sketch.reason } : {}),
    feedback: [...solvedBy(sketch), ...(sketch.feedback ?? [])],
  }
}

const isEastern = ({ customer }: CaseSketch) =>
  (customers[customer].regions as readonly string[]).includes('华东')

/** Somebody of the customer's region; in the East two take turns. */
function authorOf(sketch: CaseSketch): PersonKey {
  if (!isEastern(sketch)) return 'agent-south'
  return sketch.key.length % 3 === 0 ? 'agent-east-2' : 'agent-east'
}

function contentOf(sketch: CaseSketch): CaseContent {
  const { customer, regions } = customers[sketch.customer]
  return {
    ...emptyCaseContent(sketch.title),
    basics: { product: sketch.product, productModel: sketch.model, industry: sketch.industry },
    customer: { name: customer.name, industry: customer.industry },
    symptom: { customerWords: sketch.words, scene: sketch.scene },
    diagnosis: {
      narrative: sketch.how,
      checks: sketch.checks.map(([checked, finding, excluded]) => ({
        checked,
        finding,
        excluded: excluded === 'excluded',
      })),
    },
    solution: {
      steps: sketch.steps.map((step) =>
        typeof step === 'string' ? { text: step } : { text: step[0], caution: step[1] },
      ),
      tools: sketch.tools,
      parts: sketch.parts ?? [],
      cautions: sketch.cautions ?? [],
    },
    result: {
      outcome: sketch.outcome,
      figures: Object.entries(sketch.figures).map(([label, value]) => ({ label, value })),
      testimonial: sketch.quote,
      followUps: sketch.next,
    },
    tags: sketch.tags,
    node: sketch.node,
    productLine: sketch.line,
    urgency: sketch.urgency ?? 'normal',
    regions: sketch.regions ?? [...regions],
  }
}

/** Readers who were helped: customers where it is written for them, colleagues who may read it otherwise. */
function solvedBy(sketch: CaseSketch): DemoFeedback[] {
  const { key, solved = 0 } = sketch
  const readers = readersOf(sketch)
  const start = key.length
  return Array.from({ length: Math.min(solved, readers.length) }, (_, i) => ({
    by: readers[(start + i) % readers.length] as ActorKey,
    kind: 'solved',
  }))
}

function readersOf(sketch: CaseSketch): ActorKey[] {
  const { audience = 'customer', author = authorOf(sketch) } = sketch
  if (audience === 'customer') return Object.keys(customers) as CustomerKey[]
  const nearby: ActorKey[] = isEastern(sketch) ? ['agent-east', 'agent-east-2', 'lead-east'] : ['agent-south']
  return [...nearby, 'first-reviewer' as const, 'second-reviewer' as const].filter(
    (reader) => reader !== author,
  )
}
