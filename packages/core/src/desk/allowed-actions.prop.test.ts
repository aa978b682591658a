import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { standardPolicy } from '../policy/index.js'
import { actions } from '../schema/index.js'
import type { JsonObject } from '../shared/index.js'
import { allowedActions } from './allowed-actions.js'
import type { SessionContext } from './context.js'

const roles = Object.keys(standardPolicy.source.roles)
const people = ['p1', 'p2']
const actorOf = (own: string[], regions: string[]) => ({
  id: 'p1',
  roles: own,
  attributes: { regions, team: 't1' },
})
const sessionOf = (actor: ReturnType<typeof actorOf>): SessionContext => {
  const policy = standardPolicy.session(actor, { now: 1, granted: ['r1'] })
  return { desk: { policy: standardPolicy }, actor, policy: () => policy } as unknown as SessionContext
}

const regions = fc.subarray(['华东', '华南', '*'])
const maybe = <Value>(...values: Value[]) => fc.option(fc.constantFrom(...values), { nil: undefined })
const person = maybe(...people)
const record = fc.record({
  id: fc.constantFrom('r1', 'r2'),
  status: maybe('new', 'closed', 'draft', 'submitted', 'first_passed', 'published'),
  statusCategory: maybe('new', 'open', 'resolved', 'closed'),
  regions: fc.option(regions, { nil: undefined }),
  requester: person,
  assignee: person,
  team: maybe('t1', 't2'),
  author: person,
  coAuthors: fc.option(fc.subarray(people), { nil: undefined }),
  firstReviewer: person,
  sensitivity: maybe('normal', 'breakthrough'),
  audience: maybe('internal', 'partner', 'customer'),
  track: maybe('urgent'),
  confidence: maybe('not_validated'),
  desensitised: maybe(true, false),
  customer: maybe({ name: '某注塑厂' }, { name: '某注塑厂', authorisation: { reference: 'A-1' } }),
})

describe('allowedActions', () => {
  it('answers for each record what policy decides of it, whichever records were asked about before', () => {
    fc.assert(
      fc.property(
        fc.constantFrom<'case' | 'ticket'>('ticket', 'case'),
        fc.subarray(roles, { maxLength: 4 }),
        regions,
        fc.array(record, { minLength: 2, maxLength: 20 }),
        (kind, own, at, docs) => {
          const session = sessionOf(actorOf(own, at))
          for (const doc of docs as JsonObject[]) {
            const decided = actions[kind].filter(
              (action) => session.policy().decide(action, doc).effect === 'allow',
            )
            expect(allowedActions(session, kind, doc)).toEqual(decided)
          }
        },
      ),
      { numRuns: 300 },
    )
  })

  it('does not take the end of one text for the beginning of the next', () => {
    const session = sessionOf(actorOf(['finance'], ['*']))
    expect(allowedActions(session, 'ticket', { assignee: 'x,t1', team: 't1' })).toContain('ticket.read')
    expect(allowedActions(session, 'ticket', { assignee: 'x', team: 't1,t1' })).not.toContain('ticket.read')
  })
})
