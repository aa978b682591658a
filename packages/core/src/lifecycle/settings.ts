import { reviewChecklists } from '../schema/index.js'

/** Figures and lists in the guards that a host may set. */
export interface LifecycleSettings {
  /** A closed ticket reopens for so many days; later it becomes a follow-up. */
  readonly reopenDays: number
  /** The requester may change a rating for so many days. */
  readonly ratingDays: number
  /** Business days of silence after which a resolved ticket closes by itself. */
  readonly silentDaysResolved: number
  /** Business days without the requester's answer after which a waiting ticket closes by itself. */
  readonly silentDaysPending: number
  /** Resolving asks for a cited case, or else the reason why none fits. */
  readonly citationOrReason: boolean
  /** Roles that may cancel after work has begun. */
  readonly leadRoles: readonly string[]
  /** The mean that all scores of both reviews must reach (L7). */
  readonly scoreMean: number
  /** The lowest single score that still passes (L7). */
  readonly scoreLowest: number
  /** Ids of the points that a reviewer of each level must confirm. */
  readonly checklists: { readonly first: readonly string[]; readonly second: readonly string[] }
  /** A published case is looked at again after so many months (L9). */
  readonly reviewAfterMonths: number
  /** A case in the library that nobody changed or cited for so many days is archived (L9); 0: never. */
  readonly archiveAfterDays: number
  /** Routine cases are called up for review every so many months, counted from January (L8); 0: never. */
  readonly batchMonths: number
}

export const defaultSettings: LifecycleSettings = {
  reopenDays: 7,
  ratingDays: 7,
  silentDaysResolved: 3,
  silentDaysPending: 7,
  citationOrReason: false,
  leadRoles: ['team_lead'],
  scoreMean: 3,
  scoreLowest: 3,
  checklists: {
    first: reviewChecklists.first.map(({ id }) => id),
    second: reviewChecklists.second.map(({ id }) => id),
  },
  reviewAfterMonths: 18,
  archiveAfterDays: 180,
  batchMonths: 3,
}
