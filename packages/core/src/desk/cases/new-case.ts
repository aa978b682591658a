import type { Step } from '../../lifecycle/index.js'
import {
  type CaseContent,
  type CaseEntry,
  type CasePlacement,
  caseContentOf,
  casePlacementOf,
} from '../../schema/index.js'
import { canonicalJson, type JsonObject, sha256Hex } from '../../shared/index.js'
import type { DeskContext } from '../context.js'
import type { Work } from '../work.js'
import { qualityOf } from './quality-of.js'

/** What an author decides: the words, and for whom they are meant. */
export type Manuscript = CaseContent & CasePlacement

export const manuscriptOf = (entry: Manuscript): Manuscript => ({
  ...caseContentOf(entry),
  ...(casePlacementOf(entry) as CasePlacement),
})

export const defaultPlacement: CasePlacement = {
  track: 'routine',
  audience: 'internal',
  sensitivity: 'normal',
}

/** What of an entry follows from its manuscript: the hash that approvals bind to, and what the quality check says. */
export interface Appraisal {
  readonly contentHash: string
  readonly qualityScore: number
  readonly desensitised: boolean
}

/** Names words and audience of a case, so that an approval holds for these only. */
export const contentHashOf = (manuscript: Manuscript): Promise<string> =>
  sha256Hex(canonicalJson(manuscriptOf(manuscript) as unknown as JsonObject))

/** Hashes and checks a manuscript before a command writes it; asynchronous, as WebCrypto is. */
export async function appraise(desk: DeskContext, manuscript: Manuscript): Promise<Appraisal> {
  const { findings, score } = qualityOf(desk).check(caseContentOf(manuscript))
  return {
    contentHash: await contentHashOf(manuscript),
    qualityScore: score,
    desensitised: !findings.some((finding) => finding.code.startsWith('quality.sensitive')),
  }
}

type Origin = Partial<Pick<CaseEntry, 'sourceTicket' | 'revises'>>

/** A new entry, in the status in which its lifecycle starts it. */
export function newCase(
  work: Work,
  step: Pick<Step, 'to'>,
  manuscript: Manuscript,
  appraisal: Appraisal,
  origin: Origin = {},
): CaseEntry {
  return {
    ...manuscript,
    ...appraisal,
    ...origin,
    id: work.newId(),
    number: 'C',
    author: work.actor,
    coAuthors: [],
    status: step.to,
    confidence: 'work_in_progress',
    governance: 'compliance',
    reviews: [],
    edition: 0,
    citations: 0,
    solved: 0,
    notSolved: 0,
    ratingSum: 0,
    ratingCount: 0,
    zone: work.zone,
    createdAt: work.at,
    updatedAt: work.at,
  }
}
