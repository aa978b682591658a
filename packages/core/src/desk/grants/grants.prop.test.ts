import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isRefusal, type JsonObject } from '../../shared/index.js'
import { auditTrail } from '../testing/audit-trail.js'
import { goodContent, world } from '../testing/world.js'

const hour = 3_600_000

const breakthrough = {
  ...goodContent(),
  id: 'case-1',
  author: 'agent-1',
  coAuthors: [],
  status: 'published',
  sensitivity: 'breakthrough',
  audience: 'internal',
  track: 'routine',
  reviews: [],
} as unknown as JsonObject

const action = fc.oneof(
  fc.record({ do: fc.constant('ask' as const), from: fc.nat(6), hours: fc.integer({ min: 1, max: 8 }) }),
  fc.record({
    do: fc.constantFrom('approve' as const, 'reject' as const, 'revoke' as const),
    which: fc.nat(5),
  }),
  fc.record({ do: fc.constant('wait' as const), hours: fc.integer({ min: 1, max: 5 }) }),
  fc.record({ do: fc.constant('move' as const) }),
)

/** What a grant is, as simply as it can be said. */
interface Model {
  readonly id: string
  from: number
  readonly until: number
  status: 'requested' | 'approved' | 'ended'
}

describe('grants', () => {
  it('open a record exactly while one is approved, in its window and not taken back', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(action, { maxLength: 14 }), async (steps) => {
        const { as, clock, desk, storage } = await world()
        await storage.commit({
          tenant: 'acme',
          puts: [{ kind: 'case', id: 'case-1', guard: 'absent', doc: breakthrough }],
        })
        const model: Model[] = []
        let executive = as('executive')
        const admin = as('libraryAdmin')
        for (const step of steps) {
          if (step.do === 'wait') clock.advance(step.hours * hour)
          else if (step.do === 'move') {
            await desk.directory({ tenant: 'acme' }).personMoved('executive-1', { by: 'hr' })
            const isOver = ({ status, until }: Model) => status === 'approved' && until <= clock()
            for (const grant of model) if (!isOver(grant)) grant.status = 'ended'
            clock.advance(1)
            executive = as('executive')
          } else if (step.do === 'ask') {
            const from = clock() + step.from * hour
            const window = { from, until: from + step.hours * hour }
            const scope = { kind: 'case', ids: ['case-1'] } as const
            const { id } = await executive.grants.request({ scope, purpose: '评审', ...window })
            model.push({ id, ...window, status: 'requested' })
          } else {
            const grant = model[step.which]
            if (!grant) continue
            const done = await admin.grants[step.do](grant.id, '理由').then(
              () => true,
              (error: unknown) => {
                if (!isRefusal(error)) throw error
                return false
              },
            )
            const isOpen = clock() < grant.until
            const expected =
              step.do === 'revoke'
                ? grant.status === 'requested' || (grant.status === 'approved' && isOpen)
                : grant.status === 'requested' && (step.do === 'reject' || isOpen)
            expect(done).toBe(expected)
            if (done) grant.status = step.do === 'approve' ? 'approved' : 'ended'
          }
          const now = clock()
          const expected = model.some(
            ({ status, from, until }) => status === 'approved' && from <= now && now < until,
          )
          const read = await executive.cases.get('case-1').then(
            () => true,
            () => false,
          )
          expect(read).toBe(expected)
        }
        clock.advance(100 * hour)
        await desk.directory({ tenant: 'acme' }).settleGrants()
        const moments = (await auditTrail(storage)).filter(({ target }) => target.kind === 'grant')
        for (const { id, status } of model) {
          const of = moments.filter(({ target }) => target.id === id).map(({ action: name }) => name)
          expect(of.filter((name) => name === 'grant.close').length).toBe(status === 'approved' ? 1 : 0)
        }
      }),
      { numRuns: 100, seed: 20_261_124 },
    )
  }, 60_000)
})
