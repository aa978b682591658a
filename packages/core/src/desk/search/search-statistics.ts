import * as z from 'zod/mini'
import { instant, parseInput } from '../../schema/index.js'
import type { SearchEvent, SearchPeriod } from '../../search/index.js'
import type { SessionContext } from '../context.js'
import { must } from '../must.js'
import { owe } from '../obligations.js'
import { decide, settleDenial } from '../reader.js'
import { deskRefusals } from '../refusals.js'
import { regionsOf } from '../regions.js'

const input = z.optional(
  z.strictObject({
    from: z.optional(instant),
    until: z.optional(instant),
    unit: z.optional(z.enum(['day', 'week', 'month', 'quarter', 'all'])),
    limit: z.optional(z.int().check(z.minimum(1), z.maximum(100))),
  }),
)

const month = 30 * 86_400_000

/** What people looked for, without questions from regions that the asker may not report on. */
export async function searchStatisticsOf(
  session: SessionContext,
  query: unknown,
): Promise<readonly SearchPeriod[]> {
  const asked = must(parseInput(input, query)) ?? {}
  const { until = session.now() + 1, unit = 'all', limit = 20 } = asked
  const { from = until - month } = asked
  if (from >= until) throw deskRefusals.error('desk.bad_period', { path: ['from'] })
  await mayReport(session)
  const search = await session.desk.search.open()
  const tools = await search.tools()
  const log = search.log(session.tenant)
  await log.settled()
  const isOpen = openRegions(session)
  const events = (await log.read(from, until)).filter(isOpen)
  return tools.statistics(events, { unit, zone: session.zone, limit })
}

async function mayReport(session: SessionContext): Promise<void> {
  const about = { id: 'search', regions: regionsOf(session.actor) }
  const decision = decide(session, 'ticket.report')
  if (decision.effect !== 'deny')
    return owe(session, 'ticket.report', about, { ...decision, effect: 'allow' })
  await settleDenial(session, 'ticket.report', about, decision)
  throw deskRefusals.error('desk.denied', {
    details: { action: 'ticket.report', policyVersion: decision.policyVersion },
  })
}

/** Whether policy lets the asker report on what was asked from there, asked once for each set of regions. */
function openRegions(session: SessionContext): (event: SearchEvent) => boolean {
  const answers = new Map<string, boolean>()
  return ({ regions = [] }) => {
    const key = regions.join('\n')
    const known = answers.get(key)
    if (known !== undefined) return known
    const open = decide(session, 'ticket.report', { id: 'search', regions }).effect === 'allow'
    answers.set(key, open)
    return open
  }
}
