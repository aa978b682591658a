import { describe, expect, it } from 'vitest'
import { definePolicy, standardPolicy } from '../../policy/index.js'
import type { CaseEdit } from '../../schema/index.js'
import { auditTrail } from '../testing/audit-trail.js'
import { passed, published } from '../testing/published.js'
import { refusalOf } from '../testing/refusal-of.js'
import { goodContent, people, world } from '../testing/world.js'

const text = '报警 E-1024 多由驱动器引起，先测母线电压。'
const hour = 3_600_000
type World = Awaited<ReturnType<typeof world>>

/** A published article of the agent’s that cites cases with these changes. */
async function citing(given: World, ...changes: CaseEdit[]) {
  const cites: string[] = []
  for (const one of changes) cites.push(await published(given, one))
  const { id } = await given.as('agent').articles.create({ title: 'E-1024 处理指引', text, cites })
  await given.as('libraryAdmin').articles.send(id, { type: 'article.publish' })
  return { id, cites }
}

/** Changes a published case as it is done: by a revision that passes both reviews. */
async function revised({ as }: World, entry: string, changes: CaseEdit): Promise<void> {
  const { id } = await as('agent').cases.revise(entry, '更正适用范围')
  await as('agent').cases.edit(id, changes)
  await passed({ as }, id)
}

/** In which ways a person meets an article. */
async function seenBy({ as }: World, who: keyof typeof people, id: string) {
  const { items, count } = await as(who).articles.list({ count: true })
  const got = await as(who)
    .articles.get(id)
    .then(
      () => true,
      (error: { code: string }) => {
        expect(error.code).toBe('desk.not_found')
        return false
      },
    )
  const { effect } = await as(who).explain({ action: 'article.read', kind: 'article', id })
  return { listed: items.map((item) => item.id).includes(id), counted: count?.n, got, effect }
}
const seen = { listed: true, counted: 1, got: true, effect: 'allow' }
const unseen = { listed: false, counted: 0, got: false, effect: 'deny' }

describe('an article that cites cases', () => {
  it('is written, edited, published and withdrawn, with an entry for each', async () => {
    const given = await world()
    const { as, storage } = given
    const { id, cites } = await citing(given, {})
    const draft = await as('agent').articles.create({ title: '草稿' })
    expect(draft).toMatchObject({ number: 'A-1002', status: 'draft', audience: 'internal', cites: [] })
    expect(
      (await refusalOf(as('libraryAdmin').articles.send(draft.id, { type: 'article.publish' }))).code,
    ).toBe('lifecycle.field_required')
    await as('agent').articles.edit(draft.id, { text, tags: ['伺服'] })
    expect((await refusalOf(as('agent').articles.send(draft.id, { type: 'article.publish' }))).code).toBe(
      'desk.denied',
    )
    const article = await as('otherAgent').articles.get(id)
    expect(article).toMatchObject({ status: 'published', text, cites, regions: ['华东'] })
    expect(article).not.toHaveProperty('inherits')
    expect(article.access.actions).toEqual(['article.read'])
    await as('libraryAdmin').articles.send(id, { type: 'article.withdraw', reason: '内容过时' })
    expect((await refusalOf(as('otherAgent').articles.get(id))).code).toBe('desk.not_found')
    const trail = (await auditTrail(storage)).filter(({ target }) => target.kind === 'article')
    expect(trail.map(({ action }) => action)).toEqual([
      'article.create',
      'article.publish',
      'article.create',
      'article.edit',
      'article.withdraw',
    ])
    expect(trail.at(-1)).toMatchObject({ reason: '内容过时', regions: ['华东'] })
  })

  it('is open only where every cited case is', async () => {
    const given = await world()
    const { id } = await citing(given, { regions: ['华东', '华北'] }, { regions: ['华东'] })
    expect(await seenBy(given, 'otherAgent', id)).toEqual(seen)
    expect(await seenBy(given, 'northAgent', id)).toEqual(unseen)
  })

  it('cannot be written about a case that the writer may not read', async () => {
    const given = await world()
    const elsewhere = await published(given, { sensitivity: 'breakthrough' })
    const { as } = given
    const make = as('otherAgent').articles.create({ title: '指引', cites: [elsewhere] })
    expect((await refusalOf(make)).code).toBe('desk.not_found')
    expect((await refusalOf(as('otherAgent').articles.create({ title: '指引', cites: ['none'] }))).code).toBe(
      'desk.not_found',
    )
  })

  it('follows what happens to the case, before the next question is answered', async () => {
    const given = await world()
    const { as, storage } = given
    const { id, cites } = await citing(given, { regions: [] })
    const [entry = ''] = cites
    expect(await seenBy(given, 'northAgent', id)).toEqual(seen)
    await revised(given, entry, { regions: ['华东'] })
    expect(await seenBy(given, 'northAgent', id)).toEqual(unseen)
    expect(await seenBy(given, 'otherAgent', id)).toEqual(seen)
    await revised(given, entry, { regions: ['华北', '华东'] })
    expect(await seenBy(given, 'northAgent', id)).toEqual(seen)
    await as('libraryAdmin').cases.send(entry, { type: 'case.retire', reason: '结论有误' })
    expect(await seenBy(given, 'otherAgent', id)).toEqual(unseen)
    expect(await seenBy(given, 'libraryAdmin', id)).toEqual(seen)
    const renewals = (await auditTrail(storage)).filter(({ action }) => action === 'article.inherit')
    expect(renewals).toHaveLength(3)
    expect(renewals[0]).toMatchObject({ actor: 'system', target: { kind: 'article', id }, regions: ['华东'] })
  })

  it('follows also for another desk over the same storage, and for one that was away', async () => {
    const given = await world()
    const { id, cites } = await citing(given, { regions: [] })
    const other = await world({ storage: given.storage, clock: given.clock })
    expect(await seenBy(other, 'northAgent', id)).toEqual(seen)
    await revised(given, cites[0] ?? '', { regions: ['华东'] })
    expect(await seenBy(other, 'northAgent', id)).toEqual(unseen)
    await revised(other, cites[0] ?? '', { regions: [] })
    const later = await world({ storage: given.storage, clock: given.clock })
    expect(await seenBy(later, 'northAgent', id)).toEqual(seen)
    expect(await seenBy(given, 'northAgent', id)).toEqual(seen)
  })

  it('is found anew under a policy that asks for more of a case', async () => {
    const given = await world()
    const { id } = await citing(given, { tags: ['内部'] })
    const policy = definePolicy({
      extends: standardPolicy,
      roles: {},
      rules: [
        {
          id: 'no-internal-tags',
          effect: 'forbid',
          roles: ['agent'],
          actions: ['case.read'],
          where: { field: 'tags', op: 'has', value: '内部' },
        },
      ],
    })
    const stricter = await world({ storage: given.storage, clock: given.clock, policy })
    expect(await seenBy(stricter, 'otherAgent', id)).toEqual(unseen)
    expect(await seenBy(stricter, 'libraryAdmin', id)).toEqual(seen)
    expect(await seenBy(given, 'otherAgent', id)).toEqual(seen)
  })

  it('opens and closes with a grant for the case, and each look is noted', async () => {
    const given = await world()
    const { as, clock, storage } = given
    const entry = await published(given, { sensitivity: 'breakthrough' })
    const { id } = await as('libraryAdmin').articles.create({ title: '突破', text, cites: [entry] })
    await as('libraryAdmin').articles.send(id, { type: 'article.publish' })
    expect(await seenBy(given, 'executive', id)).toEqual(unseen)
    const scope = { kind: 'case', ids: [entry] } as const
    const asked = await as('executive').grants.request({ scope, purpose: '评审', hours: 1 })
    await as('libraryAdmin').grants.approve(asked.id)
    expect(await seenBy(given, 'executive', id)).toEqual(seen)
    const reads = (await auditTrail(storage)).filter(({ action }) => action === 'article.read')
    expect(reads[0]).toMatchObject({ actor: 'executive-1', environment: { about: 'granted_read' } })
    clock.advance(hour)
    expect(await seenBy(given, 'executive', id)).toEqual(unseen)
  })

  it('keeps its text from whoever sees the cited case masked, also as something to filter by', async () => {
    const given = await world()
    const { id } = await citing(given, {})
    const sales = given.as('sales')
    const article = await sales.articles.get(id)
    expect(article.title).toBe('E-1024 处理指引')
    expect(article).not.toHaveProperty('text')
    expect(article.access.hidden).toContain('text')
    const where = { field: 'text', op: 'prefix', value: '报警' } as const
    expect((await refusalOf(sales.articles.list({ where }))).code).toBe('desk.fields_not_readable')
    expect((await given.as('otherAgent').articles.list({ where })).items).toHaveLength(1)
  })

  it('promises nothing about articles to someone who may not read every case', async () => {
    const { as } = await world()
    expect((await as('agent').session()).can['article.read']).toBe('conditional')
    expect((await as('systemAdmin').session()).can['article.read']).toBe('no')
  })

  it('tells nobody of its inherited copies, by filter or order', async () => {
    const { as } = await world()
    const where = { field: 'inherits.cases.c0.regions', op: 'has', value: '华东' } as const
    expect((await refusalOf(as('libraryAdmin').articles.list({ where }))).code).toBe('filter.unknown_field')
    const order = { by: 'inherits.cases.c0.id', direction: 'asc' } as const
    expect((await refusalOf(as('libraryAdmin').articles.list({ order }))).code).toBe('desk.unknown_field')
  })

  it('is asked for within the limits of a filter, whatever roles a person holds', async () => {
    const given = await world()
    const { id } = await citing(given, {})
    const roles = Object.keys(standardPolicy.source.roles).filter((role) => role !== 'system_admin')
    const actor = { ...people.agent.actor, id: 'every-1', roles }
    const environment = { granted: ['case-1'] }
    const { items } = await given.desk
      .as({ ...people.agent, actor, environment })
      .articles.list({ count: true })
    expect(items.map((item) => item.id)).toEqual([id])
  })

  it('keeps the draft that it cites from being deleted', async () => {
    const { as } = await world()
    const agent = as('agent')
    const { title, ...content } = goodContent('草稿案例')
    const { id: entry } = await agent.cases.create({ title, content })
    const { id } = await agent.articles.create({ title: '指引', text, cites: [entry] })
    expect((await refusalOf(agent.cases.remove(entry))).code).toBe('desk.case_cited_by_article')
    await agent.articles.edit(id, { cites: [] })
    await agent.cases.remove(entry)
    expect((await agent.articles.get(id)).cites).toEqual([])
  })

  it('says no more than that it changed, to those who may see it', async () => {
    const given = await world()
    const { as, desk } = given
    const heard = { east: [] as string[], north: [] as string[] }
    const stop = new AbortController()
    const listen = async (who: 'otherAgent' | 'northAgent', into: string[]) => {
      for await (const { kind, type } of as(who).changes({ signal: stop.signal }))
        if (kind === 'article') into.push(type)
    }
    const listening = [listen('otherAgent', heard.east), listen('northAgent', heard.north)]
    await citing(given, { regions: ['华东'] })
    await desk.settled('acme')
    await new Promise((resolve) => setTimeout(resolve))
    await as('otherAgent').articles.list()
    stop.abort()
    await Promise.all(listening)
    expect(heard.east).toContain('article.published')
    expect(heard.north).toEqual([])
  })
})
