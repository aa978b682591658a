import type { DeskClient } from '@caselore/core'
import type { Session } from '@caselore/core/schema'
import { beforeAll, describe, expect, it } from 'vitest'
import { leaks, targetsOf } from './canary/leaks.js'
import { tenant } from './canary/plant.js'
import { methodsOf, waysOut } from './canary/ways-out.js'
import { type CanaryWorld, canaryWorld, people } from './canary/world.js'

describe('no way out of the desk shows what the view hides', () => {
  let world: CanaryWorld
  beforeAll(async () => {
    world = await canaryWorld()
  })

  it.each(Object.keys(people))('to the %s', { timeout: 60_000 }, async (name) => {
    const { found, hidden, asked } = await leaks(world, people[name] as Session)
    expect(found).toEqual([])
    expect(hidden).toBeGreaterThan(100)
    expect(asked).toBeGreaterThan(1_000)
  })

  it('tells a customer by no refusal what is cited on their ticket', async () => {
    const client = world.as(people.requester as Session)
    const codes = ['case-customers', 'case-partners', 'none'].map((entry) =>
      client.tickets.cite('ticket-east', entry).catch(({ code }: { code: string }) => code),
    )
    expect(await Promise.all(codes)).toEqual(['desk.denied', 'desk.not_found', 'desk.not_found'])
  })

  it('asks every method that a client has', async () => {
    const client = world.as(people.agent as Session)
    const asked = new Set(waysOut(client, await targetsOf(world), []).map(({ method }) => method))
    expect(methodsOf(client).filter((name) => name !== 'changes' && !asked.has(name))).toEqual([])
  })
})

describe('the canary test itself', () => {
  it('has a canary in every text that is protected', async () => {
    const { aviary } = await canaryWorld()
    const planted = new Set(aviary.all.map(({ kind, field }) => `${kind}: ${field}`))
    for (const field of [
      'ticket: customer.name',
      'ticket: contact.phone',
      'ticket: contact.email',
      'ticket: rating.comment',
      'ticket: resolution.text',
      'ticket: custom.note',
      'comment: text',
      'case: customer.name',
      'case: customer.authorisation.reference',
      'case: solution.steps.text',
      'case: reviews.comments.text',
      'case: reviews.reason',
      'case_edition: content.solution.steps.text',
      'feedback: text',
      'grant: purpose',
      'article: title',
      'article: text',
    ]) {
      expect(planted).toContain(field)
    }
  })

  const planted: [string, (client: DeskClient, world: CanaryWorld) => DeskClient][] = [
    [
      'a list that forgets the view',
      (client, { storage }) => ({
        ...client,
        cases: {
          ...client.cases,
          list: async () => ({
            items: (await storage.query({ kind: 'case', limit: 10 }, { tenant })).rows as never,
          }),
        },
      }),
    ],
    [
      'an error that quotes the record',
      (client, { storage }) => ({
        ...client,
        tickets: {
          ...client.tickets,
          get: async (id) => {
            const [row] = await storage.get([{ kind: 'ticket', id }], { tenant })
            throw Object.assign(new Error(JSON.stringify(row)), { code: 'desk.denied' })
          },
        },
      }),
    ],
    [
      'a search that counts what it does not show',
      (client) => ({
        ...client,
        cases: { ...client.cases, search: async () => ({ hits: [], total: 1, facets: {} }) },
      }),
    ],
  ]
  it.each(planted)('finds %s', { timeout: 60_000 }, async (_name, spoil) => {
    const world = await canaryWorld()
    const session = people.sales as Session
    const spoilt = spoil(world.as(session), world)
    expect((await leaks(world, session, spoilt, /list|get|search/)).found).not.toEqual([])
  })
})
