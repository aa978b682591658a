import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { definePolicy, type PolicySource } from '../../policy/index.js'
import type { Session } from '../../schema/index.js'
import { isRefusal, type JsonObject } from '../../shared/index.js'
import { memoryStorage } from '../../storage/index.js'
import { goodContent, world } from '../testing/world.js'

const regions = ['华东', '华北']
const sensitivities = ['normal', 'confidential', 'breakthrough'] as const
const statuses = ['draft', 'published', 'archived'] as const

const condition = fc.oneof(
  fc.record({
    field: fc.constant('regions'),
    op: fc.constant('has'),
    value: fc.constant({ ref: 'actor.regions' }),
  }),
  fc.record({ field: fc.constant('regions'), op: fc.constant('exists'), value: fc.boolean() }),
  fc.record({
    field: fc.constant('sensitivity'),
    op: fc.constantFrom('eq', 'ne'),
    value: fc.constantFrom(...sensitivities),
  }),
  fc.record({ field: fc.constant('status'), op: fc.constant('in'), value: fc.subarray([...statuses]) }),
  fc.record({ field: fc.constant('author'), op: fc.constant('eq'), value: fc.constant({ ref: 'actor.id' }) }),
  fc.record({ field: fc.constant('id'), op: fc.constant('in'), value: fc.constant({ ref: 'env.granted' }) }),
  fc.record({ field: fc.constant('customer.name'), op: fc.constant('exists'), value: fc.boolean() }),
)
const where = fc.oneof(
  condition,
  fc.record({ and: fc.array(condition, { maxLength: 3 }) }),
  fc.record({ or: fc.array(condition, { minLength: 1, maxLength: 3 }) }),
  condition.map((not) => ({ not })),
)
const rule = fc.record({ effect: fc.constantFrom('permit', 'permit', 'forbid'), where })
const source = fc.array(rule, { minLength: 1, maxLength: 5 }).map(
  (rules) =>
    ({
      roles: { reader: {} },
      rules: [
        ...rules.map((one, i) => ({ ...one, id: `case-${i}`, actions: ['case.read'] })),
        { id: 'articles', effect: 'permit', actions: ['article.read'] },
      ],
    }) as unknown as PolicySource,
)

const change = fc.record({
  which: fc.nat(3),
  to: fc.record(
    {
      regions: fc.subarray(regions),
      sensitivity: fc.constantFrom(...sensitivities),
      status: fc.constantFrom(...statuses),
      customer: fc.constantFrom(undefined, { name: '示例公司' }),
    },
    { requiredKeys: [] },
  ),
})

const entryOf = (i: number): JsonObject & { id: string } => ({
  ...(goodContent() as unknown as JsonObject),
  id: `case-${i}`,
  author: i === 0 ? 'reader-1' : 'agent-1',
  coAuthors: [],
  status: 'published',
  sensitivity: 'normal',
  audience: 'internal',
  track: 'routine',
  reviews: [],
})

const reader = (granted: readonly string[]): Session => ({
  tenant: 'acme',
  actor: { id: 'reader-1', roles: ['reader'], attributes: { regions: ['华东'] } },
  environment: { granted: [...granted] },
})

const runs = { numRuns: Number(process.env.CASELORE_LAW_RUNS ?? 500), seed: 20261124 }

describe('articles', { timeout: 60_000 + 200 * runs.numRuns }, () => {
  it('are listed, counted and opened exactly where every cited case is, under any policy and after any change', async () => {
    await fc.assert(
      fc.asyncProperty(
        source,
        fc.array(fc.subarray([0, 1, 2, 3]), { minLength: 1, maxLength: 4 }),
        fc.array(change, { maxLength: 6 }),
        fc.subarray(['case-1', 'case-2']),
        async (policySource, articles, changes, granted) => {
          const storage = memoryStorage()
          const cases = [0, 1, 2, 3].map(entryOf)
          await storage.commit({
            tenant: 'acme',
            puts: [
              ...cases.map((doc) => ({ kind: 'case', id: doc.id, guard: 'absent' as const, doc })),
              ...articles.map((cited, i) => ({
                kind: 'article',
                id: `article-${i}`,
                guard: 'absent' as const,
                // As written under a policy that asked for nothing.
                doc: {
                  id: `article-${i}`,
                  title: '指引',
                  text: '',
                  status: 'published',
                  author: 'agent-1',
                  cites: cited.map((at) => `case-${at}`),
                  regions: [],
                  updatedAt: 0,
                  inherits: { fields: [], cases: {} },
                },
              })),
            ],
          })
          const { desk } = await world({ storage, policy: definePolicy(policySource) })
          const client = desk.as(reader(granted))
          const isOpen = async (get: Promise<unknown>) =>
            get.then(
              () => true,
              (error: unknown) => {
                if (!isRefusal(error)) throw error
                return false
              },
            )
          const compare = async () => {
            const open = await Promise.all(cases.map(({ id }) => isOpen(client.cases.get(id))))
            const expected = articles.flatMap((cited, i) =>
              cited.every((at) => open[at]) ? [`article-${i}`] : [],
            )
            const { items, count } = await client.articles.list({ count: true })
            expect(items.map(({ id }) => id).sort()).toEqual(expected)
            expect(count?.n).toBe(expected.length)
            for (const i of articles.keys())
              expect(await isOpen(client.articles.get(`article-${i}`))).toBe(
                expected.includes(`article-${i}`),
              )
          }
          await compare()
          for (const { which, to } of changes) {
            const [row] = await storage.get([{ kind: 'case', id: `case-${which}` }], { tenant: 'acme' })
            if (!row) continue
            const { customer, ...rest } = { ...row.doc, ...to } as JsonObject
            const doc = customer === undefined ? rest : { ...rest, customer }
            const event = {
              id: `e-${which}-${row.version}`,
              type: 'case.edited',
              aggregate: { kind: 'case', id: row.id },
              version: row.version + 1,
              at: 0,
              actor: 'agent-1',
              data: {},
            }
            await storage.commit({
              tenant: 'acme',
              puts: [{ kind: 'case', id: row.id, guard: row.version, doc }],
              events: [event],
            })
            await compare()
          }
        },
      ),
      runs,
    )
  })
})
