import { describe, expect, it } from 'vitest'
import { accepted } from './accepted.js'
import { caseLifecycle } from './case.js'
import { openEvents } from './open-events.js'
import { ticketLifecycle } from './ticket.js'
import type { Lifecycle } from './types.js'

const day = 86_400_000
const actors = [
  { id: 'p1', roles: ['agent'] },
  { id: 'p2', roles: ['requester'] },
  { id: 'p3', roles: ['team_lead', 'second_reviewer'] },
]
const facts = {
  contentHash: 'h1',
  qualityErrors: [],
  sensitiveFindings: [],
  ticketCategory: 'closed',
  silentBusinessDays: 3,
}
const records = [
  {},
  { assignee: 'p1', requester: 'p2', escalation: 1, closedAt: 0 },
  { assignee: 'p3', requester: 'p1', closedAt: 400 * day, rating: { score: 3, at: 399 * day } },
  { author: 'p1', reviewer: 'p3', reviews: [], contentHash: 'h1', confidence: 'validated' },
  { author: 'p3', reviewer: 'p1', firstReviewer: 'p3', revisionOf: 'c0', track: 'urgent' },
]

describe('openEvents', () => {
  it.each([
    ['ticket', ticketLifecycle],
    ['case', caseLifecycle],
  ])('names what is accepted without a refusal, in every status of the %s', (_, lifecycle) => {
    const table = lifecycle as unknown as Lifecycle
    for (const status of Object.keys(table.statuses))
      for (const fields of records)
        for (const actor of actors)
          for (const given of [facts, {}]) {
            const record = { ...fields, status }
            const context = { actor, now: 401 * day, facts: given }
            const open = accepted(table, record, context).filter(({ refusal }) => !refusal)
            expect([...openEvents(table, record, context)].sort()).toEqual(
              open.map(({ event }) => event).sort(),
            )
          }
  })
})
