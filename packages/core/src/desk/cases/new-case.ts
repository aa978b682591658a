import type { Step } from '../../lifecycle/index.js'
import { type CaseContent, type CaseEntry, caseContentOf } from '../../schema/index.js'
import { canonicalJson, type JsonObject, sha256Hex } from '../../shared/index.js'
import type { DeskContext } from '../context.js'
import type { Work } from '../work.js'

/** What of an entry follows from its content: the hash that approvals bind to, and what the quality check says. */
export interface Appraisal {
  readonly contentHash: string
  readonly qualityScore: number
  readonly desensitised: boolean
}

/** Names the words of a case, so that an approval holds for these words only. */
export const contentHashOf = (content: CaseContent): Promise<string> =>
  sha256Hex(canonicalJson(caseContentOf(content) as unknown as JsonObject))

/** Hashes and checks content before a command writes it; asynchronous, as WebCrypto is. */
export async function appraise({ quality }: DeskContext, content: CaseContent): Promise<Appraisal> {
  const { findings, score } = quality.check(content)
  return {
    contentHash: await contentHashOf(content),
    qualityScore: score,
    desensitised: !findings.some((finding) => finding.code.startsWith('quality.sensitive')),
  }
}

type Choices = Partial<Pick<CaseEntry, 'track' | 'audience' | 'sensitivity' | 'sourceTicket' | 'revises'>>

/** A new entry, in the status in which its lifecycle starts it. */
export function newCase(
  work: Work,
  step: Pick<Step, 'to'>,
  content: CaseContent,
  appraisal: Appraisal,
  choices: Choices,
): CaseEntry {
  return {
    ...content,
    id: work.newId(),
    number: 'C',
    author: work.actor,
    coAuthors: [],
    status: step.to,
    track: 'routine',
    audience: 'internal',
    confidence: 'work_in_progress',
    governance: 'compliance',
    sensitivity: 'normal',
    ...choices,
    ...appraisal,
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
