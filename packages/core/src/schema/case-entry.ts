import * as z from 'zod/mini'
import { attachmentSchema } from './attachment.js'
import {
  audiences,
  confidences,
  governances,
  priorities,
  reviewLevels,
  sensitivities,
  tracks,
} from './enums.js'
import { filled, identifier, instant, limits, list, plainJson, text } from './text.js'
import { customerSchema } from './ticket.js'

const basicsSchema = z.strictObject({
  product: text(limits.line),
  productModel: text(limits.line),
  /** 客户行业: what the customer makes or does, and what of it matters for the problem. */
  industry: text(),
  occurredAt: z.optional(instant),
})

const symptomSchema = z.strictObject({
  /** 客户原话. */
  customerWords: text(),
  scene: text(),
})

const checkSchema = z.strictObject({
  checked: filled(limits.paragraph),
  finding: text(),
  excluded: z.boolean(),
})

const diagnosisSchema = z.strictObject({ narrative: text(limits.article), checks: list(checkSchema) })

const stepSchema = z.strictObject({ text: filled(limits.paragraph), caution: z.optional(text()) })

const solutionSchema = z.strictObject({
  steps: list(stepSchema),
  tools: list(filled()),
  parts: list(filled()),
  cautions: list(filled(limits.paragraph)),
})

const figureSchema = z.strictObject({ label: filled(), value: filled() })

const resultSchema = z.strictObject({
  outcome: text(),
  /** Outcome data with numbers: `{ label: '停机时长', value: '-35 %' }`. */
  figures: list(figureSchema),
  testimonial: text(),
  followUps: text(),
})

/** The customer of a case: a protected field of its own, so that the title need not name it. */
const caseCustomerSchema = z.extend(customerSchema, {
  /** 客户授权: what the customer agreed to and where that is recorded; it covers personal data in the text. */
  authorisation: z.optional(z.strictObject({ reference: filled(), at: instant, by: filled() })),
})

const content = {
  title: filled(),
  basics: basicsSchema,
  customer: z.optional(caseCustomerSchema),
  symptom: symptomSchema,
  diagnosis: diagnosisSchema,
  solution: solutionSchema,
  result: resultSchema,
  tags: list(filled(60)),
  /** Taxonomy node. */
  node: z.optional(identifier),
  productLine: z.optional(text(limits.line)),
  urgency: z.enum(priorities),
  regions: list(filled(60)),
  attachments: list(attachmentSchema),
  custom: z.record(z.string(), plainJson),
}

/** What an author writes: the six modules of the template, with tags and place in the taxonomy. */
export const caseContentSchema = z.strictObject(content)
export type CaseContent = z.infer<typeof caseContentSchema>

/** For whom a case is meant and how it travels: the author proposes it, the reviewers approve it with the content. */
const placementSchema = z.strictObject({
  track: z.enum(tracks),
  audience: z.enum(audiences),
  sensitivity: z.enum(sensitivities),
})
export type CasePlacement = z.infer<typeof placementSchema>

/**
 * Any part of content and placement; what is not named stays as it is. A module's parts may be given one by one, and what
 * may be missing is taken away by `null`.
 */
export const caseEditSchema = z.partial(
  z.extend(caseContentSchema, {
    basics: z.partial(z.extend(basicsSchema, { occurredAt: z.nullable(instant) })),
    customer: z.nullable(caseCustomerSchema),
    node: z.nullable(identifier),
    productLine: z.nullable(text(limits.line)),
    symptom: z.partial(symptomSchema),
    diagnosis: z.partial(diagnosisSchema),
    solution: z.partial(solutionSchema),
    result: z.partial(resultSchema),
    ...placementSchema.shape,
  }),
)
export type CaseEdit = z.infer<typeof caseEditSchema>

const star = z.int().check(z.minimum(1), z.maximum(5))
export const scoresSchema = z.strictObject({ authenticity: star, typicality: star, reusability: star })
export type Scores = z.infer<typeof scoresSchema>

/** One reviewer's word on one version of the content, told apart by `contentHash`. */
export const reviewSchema = z.strictObject({
  level: z.enum(reviewLevels),
  reviewer: identifier,
  decision: z.enum(['passed', 'changes_requested', 'rejected']),
  scores: z.optional(scoresSchema),
  /** Ids of the checklist's points that the reviewer confirmed. */
  checklist: list(identifier),
  comments: list(z.strictObject({ field: text(limits.line), text: filled(limits.paragraph) })),
  reason: z.optional(text()),
  contentHash: identifier,
  /** True once an edit has made the pass worthless. */
  void: z.boolean(),
  at: instant,
})
export type Review = z.infer<typeof reviewSchema>

/** A library case (案例): a reusable, reviewed story of how a problem was solved. Instants in milliseconds. */
export const caseEntrySchema = z.strictObject({
  ...content,
  id: identifier,
  number: filled(40),
  author: identifier,
  coAuthors: list(identifier),
  status: identifier,
  ...placementSchema.shape,
  confidence: z.enum(confidences),
  governance: z.enum(governances),
  /** Of the content and placement that reviewers pass. */
  contentHash: identifier,
  reviews: list(reviewSchema, 1_000),
  /** Who holds the open review. */
  reviewer: z.optional(identifier),
  /** Who passed the first level of the content as it stands; the second reviewer must be someone else. */
  firstReviewer: z.optional(identifier),
  /** Published versions so far; 0 before the first. */
  edition: z.int(),
  /** On a revision: the published entry that it will replace. */
  revises: z.optional(identifier),
  /** On a published entry: its open revision. */
  revision: z.optional(identifier),
  sourceTicket: z.optional(identifier),
  /** Why the library turned away from it, and what to read instead. */
  reason: z.optional(text()),
  replacement: z.optional(identifier),
  desensitised: z.boolean(),
  /** 0–100, from the quality check. */
  qualityScore: z.int(),
  citations: z.int(),
  lastCitedAt: z.optional(instant),
  solved: z.int(),
  notSolved: z.int(),
  ratingSum: z.int(),
  ratingCount: z.int(),
  zone: filled(60),
  createdAt: instant,
  updatedAt: instant,
  submittedAt: z.optional(instant),
  publishedAt: z.optional(instant),
  /** When it will be asked to be looked at again (18 months after publication by default). */
  reviewDueAt: z.optional(instant),
  archivedAt: z.optional(instant),
  /** The next moment at which a clock or a timer does something to it: the index by which `tick` finds it. */
  wakeAt: z.optional(instant),
})
export type CaseEntry = z.infer<typeof caseEntrySchema>

/** A published version that was replaced, kept whole. */
export const caseEditionSchema = z.strictObject({
  id: identifier,
  case: identifier,
  edition: z.int(),
  content: caseContentSchema,
  regions: list(filled(60)),
  publishedAt: instant,
  replacedAt: instant,
  by: identifier,
  reason: text(),
})
export type CaseEdition = z.infer<typeof caseEditionSchema>

/** What a reader says of a case (反馈). */
export const feedbackSchema = z.strictObject({
  id: identifier,
  case: identifier,
  by: identifier,
  kind: z.enum(['rating', 'solved', 'not_solved', 'comment', 'suggestion', 'supplement']),
  score: z.optional(star),
  text: z.optional(text()),
  ticket: z.optional(identifier),
  regions: list(filled(60)),
  at: instant,
})
export type Feedback = z.infer<typeof feedbackSchema>
