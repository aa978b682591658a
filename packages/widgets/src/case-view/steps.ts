import type { Access, TransitionView } from '@caselore/core/desk'
import type { LocalText } from '@caselore/core/shared'

/** Something that can be done to a case, and what it asks for. */
export interface CaseStep {
  readonly event: string
  readonly label: LocalText
  readonly asks: 'reason' | 'note' | 'confirmation' | 'nothing'
}

/** What a reader's page offers, in this order. Submitting belongs to the editor, deciding to the review desk. */
const offered: Readonly<Record<string, CaseStep['asks']>> = {
  'case.publish': 'nothing',
  'case.revise': 'reason',
  'case.confirm_valid': 'note',
  'case.restore': 'nothing',
  'case.withdraw': 'nothing',
  'case.flag_review': 'reason',
  'case.archive': 'reason',
  'case.retire': 'reason',
  'case.delete': 'confirmation',
}

/** The steps that the lifecycle has open and policy allows. */
export function caseSteps({ actions }: Access, transitions: readonly TransitionView[]): readonly CaseStep[] {
  return Object.entries(offered).flatMap(([event, asks]) => {
    const found = transitions.find((one) => one.event === event && one.open)
    return found && actions.includes(event) ? [{ event, asks, label: found.label }] : []
  })
}

/** The parts of a case that its page shows. */
export const storyParts = ['basics', 'symptom', 'diagnosis', 'solution', 'result'] as const
export type StoryPart = (typeof storyParts)[number]

/** Whether something of a part, or all of it, was masked. */
export const isMasked = (access: Access, part: string): boolean =>
  access.masked.some((path) => path === part || path.startsWith(`${part}.`) || path === '*')

/** Whether the reader misses something of the story. */
export const isWithheld = (access: Access): boolean =>
  storyParts.some((part) => isMasked(access, part) || access.hidden.includes(part)) ||
  access.hidden.includes('result.testimonial')
