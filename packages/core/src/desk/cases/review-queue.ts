import { and, type Filter } from '../../filter/index.js'
import { accepted } from '../../lifecycle/index.js'
import type { CaseEntry, ReviewLevel } from '../../schema/index.js'
import type { Row } from '../../storage/index.js'
import type { SessionContext } from '../context.js'
import { caseLifecycleOf } from '../lifecycle-for.js'
import { policyAction } from '../policy-action.js'
import { decide } from '../reader.js'
import { openFacts } from '../view.js'

const waiting: Readonly<Record<ReviewLevel, Filter>> = {
  first: { field: 'status', op: 'in', value: ['submitted', 'first_review'] },
  second: { field: 'status', op: 'in', value: ['first_passed', 'second_review'] },
}

const queueLimit = 200

/** The cases that the person could review now, or holds already: urgent ones first, then the longest waiting. */
export async function reviewQueue(
  session: SessionContext,
  level: ReviewLevel | undefined,
): Promise<Row<CaseEntry>[]> {
  const { scope } = session.policy().filter('case.read')
  if (scope === 'none') return []
  const levels = level ? [waiting[level]] : Object.values(waiting)
  const { rows } = await session.desk.storage.query(
    {
      kind: 'case',
      where: levels.length === 1 ? levels[0] : { or: levels },
      scope: scope === 'all' ? undefined : and(scope),
      order: { by: 'submittedAt', direction: 'asc' },
      limit: queueLimit,
    },
    { tenant: session.tenant },
  )
  return (rows as unknown as Row<CaseEntry>[])
    .filter((row) => canReview(session, row.doc))
    .sort((a, b) => Number(b.doc.track === 'urgent') - Number(a.doc.track === 'urgent'))
}

function canReview(session: SessionContext, entry: CaseEntry): boolean {
  const context = { actor: session.actor, now: session.now(), facts: openFacts(entry) }
  return accepted(caseLifecycleOf(session.desk), entry, context).some(
    ({ event, refusal }) =>
      (event === 'case.claim' || event === 'case.pass') &&
      refusal === undefined &&
      decide(session, policyAction(event, entry.status), entry).effect === 'allow',
  )
}
