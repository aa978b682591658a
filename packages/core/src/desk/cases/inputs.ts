import * as z from 'zod/mini'
import {
  caseEditSchema,
  filled,
  identifier,
  limits,
  list,
  reviewSchema,
  scoresSchema,
  text,
} from '../../schema/index.js'

export const createCaseInput = z.strictObject({
  title: filled(),
  content: z.optional(caseEditSchema),
})
export type CreateCaseInput = z.infer<typeof createCaseInput>

const reason = filled(limits.paragraph)

/** The payload of each event that the default lifecycle knows. */
export const caseEventInputs = {
  'case.submit': z.strictObject({ type: z.literal('case.submit') }),
  'case.withdraw': z.strictObject({ type: z.literal('case.withdraw') }),
  'case.claim': z.strictObject({ type: z.literal('case.claim') }),
  'case.pass': z.strictObject({
    type: z.literal('case.pass'),
    scores: scoresSchema,
    checklist: list(identifier),
    note: z.optional(text()),
  }),
  'case.request_changes': z.strictObject({
    type: z.literal('case.request_changes'),
    comments: reviewSchema.shape.comments.check(z.minLength(1)),
    scores: z.optional(scoresSchema),
  }),
  'case.reject': z.strictObject({ type: z.literal('case.reject'), reason }),
  'case.publish': z.strictObject({ type: z.literal('case.publish') }),
  'case.flag_review': z.strictObject({ type: z.literal('case.flag_review'), reason }),
  'case.confirm_valid': z.strictObject({ type: z.literal('case.confirm_valid'), note: reason }),
  'case.archive': z.strictObject({ type: z.literal('case.archive'), reason }),
  'case.restore': z.strictObject({ type: z.literal('case.restore') }),
  'case.retire': z.strictObject({
    type: z.literal('case.retire'),
    reason,
    replacement: z.optional(identifier),
  }),
} as const

export type CaseEventName = keyof typeof caseEventInputs

export const feedbackInput = z.strictObject({
  kind: z.enum(['rating', 'solved', 'not_solved', 'comment', 'suggestion', 'supplement']),
  score: z.optional(z.int().check(z.minimum(1), z.maximum(5))),
  text: z.optional(text()),
  ticket: z.optional(identifier),
})
