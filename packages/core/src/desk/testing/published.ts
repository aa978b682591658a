import type { CaseEdit } from '../../schema/index.js'
import { reviewChecklists } from '../../schema/index.js'
import { goodContent, goodScores, type world } from './world.js'

/** A case written by the agent and passed by both reviewers. */
export async function published(
  { as }: Pick<Awaited<ReturnType<typeof world>>, 'as'>,
  changes: CaseEdit = {},
): Promise<string> {
  const { title, ...content } = goodContent()
  const { id } = await as('agent').cases.create({ title, content: { ...content, ...changes } })
  await passed({ as }, id)
  return id
}

/** Submits what the agent wrote and lets both reviewers pass it. */
export async function passed(
  { as }: Pick<Awaited<ReturnType<typeof world>>, 'as'>,
  id: string,
): Promise<void> {
  await as('agent').cases.send(id, { type: 'case.submit' })
  for (const level of ['first', 'second'] as const) {
    const reviewer = as(`${level}Reviewer`)
    const checklist = reviewChecklists[level].map((point) => point.id)
    await reviewer.cases.send(id, { type: 'case.claim' })
    await reviewer.cases.send(id, { type: 'case.pass', scores: goodScores, checklist })
  }
}
