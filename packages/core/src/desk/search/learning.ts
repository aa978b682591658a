import type { SearchProposal, SearchTuning } from '../../search/index.js'
import type { Instant } from '../../shared/index.js'
import type { DeskContext } from '../context.js'
import { deskItself } from '../system-session.js'
import { proposeTuning } from './propose-tuning.js'
import { applyTuning, storedTuning } from './search-tuning.js'

export interface LearningOptions {
  readonly tenant: string
  /** Who or what lets it run, as `nightly-job`; in the audit as on whose behalf. */
  readonly by?: string | undefined
}

/** A part of what can be learned. */
export type TuningPart = 'relevance' | 'categories' | 'weights' | 'synonyms'

/**
 * What search learns from its use, for the host's administrators and jobs, never for a client: the host vouches for it, no
 * policy is asked. Nothing is learned silently: `propose` only says what would change and by how much, `apply` changes it
 * and is in the audit with what was there before. Refused with `desk.search_tools_missing` and `desk.search_missing`.
 */
export interface SearchLearning {
  /** What tickets cited and what people opened would teach. Takes a search per citation and opening. */
  propose(): Promise<SearchProposal>
  /** Puts a proposal into effect, all of it or some parts; the others stay as they are. Answers what holds now. */
  apply(proposal: Pick<SearchProposal, 'tuning'>, parts?: readonly TuningPart[]): Promise<SearchTuning>
  /** What holds now; empty before anything was applied. */
  current(): Promise<SearchTuning>
  /** Takes everything back to the defaults. */
  reset(): Promise<void>
  /** Forgets what was asked before; answers how many rows of the log fell. */
  forgetQuestions(before: Instant): Promise<number>
}

/**
 * @example
 * ```ts
 * const learning = desk.learning({ tenant: 'acme', by: 'admin-1' })
 * const proposal = await learning.propose()
 * if (proposal.effect.relevance.errorAfter < proposal.effect.relevance.errorBefore)
 *   await learning.apply(proposal, ['relevance'])
 * ```
 */
export function createLearning(desk: DeskContext, { tenant, by }: LearningOptions): SearchLearning {
  const system = deskItself(desk, tenant, by)
  const lay = async (change: (now: SearchTuning) => SearchTuning) => {
    const search = await desk.search.open()
    const tuning = await applyTuning(system, change(await storedTuning(desk, tenant)))
    search.tuned(tenant, tuning)
    return tuning
  }
  return {
    async propose() {
      await desk.search.open()
      return proposeTuning(system)
    },
    apply: async ({ tuning }, parts) =>
      lay((now) => {
        const chosen = parts ?? (Object.keys(tuning) as TuningPart[])
        return { ...now, ...Object.fromEntries(chosen.map((part) => [part, tuning[part]])) }
      }),
    async current() {
      await desk.search.open()
      return storedTuning(desk, tenant)
    },
    async reset() {
      await lay(() => ({}))
    },
    forgetQuestions: async (before) => (await desk.search.open()).log(tenant).forget(before),
  }
}
