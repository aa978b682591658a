import type { DeskClient } from '@caselore/core'
import type { Session } from '@caselore/core/schema'
import { beforeAll, describe, expect, it } from 'vitest'
import { type Canary, canaryPattern, tenant } from './canary/plant.js'
import { methodsOf, type Targets, type Way, waysOut } from './canary/ways-out.js'
import { type CanaryWorld, canaryWorld, hiddenFrom, people } from './canary/world.js'

/** Whatever comes out: the answer, or everything that a refusal says. */
async function outcome({ call }: Way): Promise<{ text: string; isRefusal: boolean; answer?: unknown }> {
  try {
    const answer = await call()
    return { text: JSON.stringify(answer) ?? '', isRefusal: false, answer }
  } catch (error) {
    const { message, stack, code } = error as Error & { code?: string }
    // A bug's error would leak as well, and is none of the refusals that this is about.
    if (code === undefined) throw error
    return { text: `${JSON.stringify(error)} ${message} ${stack}`, isRefusal: true }
  }
}

/** What an answer to a question with a hidden canary in it finds: nothing, if all is well. */
function foundBy(answer: unknown): number {
  if (Array.isArray(answer)) return answer.length
  const { items, hits, total, count } = answer as {
    items?: unknown[]
    hits?: unknown[]
    total?: number
    count?: { n: number }
  }
  return Math.max(items?.length ?? 0, hits?.length ?? 0, total ?? 0, count?.n ?? 0)
}

async function targetsOf({ storage }: CanaryWorld): Promise<Targets> {
  const ids = async (kind: string) =>
    (await storage.query({ kind, limit: 1_000 }, { tenant })).rows.map(({ id }) => id)
  return {
    tickets: [...(await ids('ticket')), 'none'],
    cases: [...(await ids('case')), 'none'],
    grants: [...(await ids('grant')), 'none'],
    articles: [...(await ids('article')), 'none'],
    views: await ids('view'),
    audit: (await ids('audit')).slice(0, 3),
    people: ['plant-1', 'agent-1', 'mine-1', 'sales-1'],
  }
}

/** Asks every way and names each that let out what the person may not see. */
async function leaks(
  world: CanaryWorld,
  session: Session,
  client: DeskClient = world.as(session),
  only: RegExp = /./,
) {
  const before = await hiddenFrom(world, session)
  const hints: unknown[] = []
  const listening = new AbortController()
  const live = (async () => {
    for await (const hint of client.changes({ signal: listening.signal })) hints.push(hint)
  })()
  const ways = waysOut(client, await targetsOf(world), before).filter(({ method }) => only.test(method))
  const texts: [Way, string][] = []
  const found: string[] = []
  for (const way of ways) {
    const { text, isRefusal, answer } = await outcome(way)
    // A question's own canary may come back in the refusal that quotes it: it is not news to the asker.
    texts.push([way, way.probe ? '' : text])
    if (way.probe && !isRefusal && foundBy(answer) > 0) found.push(`${way.method} ${way.ask} found something`)
  }
  await world.desk.settled(tenant)
  listening.abort()
  await live
  texts.push([{ method: 'changes', ask: '', call: async () => hints }, JSON.stringify(hints)])
  // What a command made visible by right on the way is no leak.
  const after = new Set((await hiddenFrom(world, session)).map(({ text }) => text))
  const hidden = before.filter(({ text }) => after.has(text))
  for (const [way, text] of texts) found.push(...hidden.filter(isIn(text)).map((one) => tell(way, one)))
  return {
    found,
    hidden: hidden.length,
    asked: ways.length,
  }
}

/** Looks only where there is a canary at all. */
const isIn = (text: string) => {
  const words = new Set(text.match(canaryPattern))
  return (canary: Canary) => words.has(canary.text)
}
const tell = ({ method, ask }: Way, { kind, field, text }: Canary) =>
  `${method} ${ask} lets out ${kind}.${field} (${text})`

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
