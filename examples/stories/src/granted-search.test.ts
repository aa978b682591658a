import { type DeskClient, definePolicy, standardPolicy } from '@caselore/core'
import type { Session } from '@caselore/core/schema'
import { describe, expect, it } from 'vitest'
import { machineDown, publish } from './cases.js'
import { helpdesk } from './helpdesk.js'

const hour = 3_600_000
const start = '2026-03-10 10:00'
const title = '大功率电机轴承国产化突破'
const nothing = { hits: [], total: 0, counted: 0, completions: [], proposed: [] }

/** Every way in which a search tells what there is. */
async function found(client: DeskClient, reason?: string) {
  const options = reason === undefined ? {} : { reason }
  const { hits, total, facets } = await client.cases.search({
    text: '轴承国产化',
    facets: ['tags'],
    ...options,
  })
  const tags = facets.tags ?? []
  const proposed = await client.cases.related({ text: '大功率电机轴承国产化怎么做' }, 5, options)
  const completions = await client.cases.suggest('大功率', 5, options)
  return {
    hits: hits.map((hit) => hit.case.id),
    total,
    counted: tags.find(({ value }) => value === '轴承突破')?.count ?? 0,
    completions: completions.map(({ text }) => text),
    proposed: proposed.map(({ id }) => id),
  }
}

const all = (id: string) => ({ hits: [id], total: 1, counted: 1, completions: [title], proposed: [id] })

async function library(options: Parameters<typeof helpdesk>[1] = {}, changes: object = {}) {
  const given = await helpdesk(start, options)
  const id = await publish(given.as, {
    ...machineDown,
    title,
    tags: ['轴承突破'],
    sensitivity: 'breakthrough',
    ...changes,
  })
  await publish(given.as, machineDown)
  return { ...given, id }
}

const granted = async ({ as, id }: Awaited<ReturnType<typeof library>>, who: 'executive' | 'sales') => {
  const scope = { kind: 'case', ids: [id] } as const
  const { id: grant } = await as(who).grants.request({ scope, purpose: '评审', hours: 48 })
  await as('libraryAdmin').grants.approve(grant, '用途合理')
  return grant
}

describe('a case that is seen by a grant', () => {
  it('is found, counted, completed and proposed while the grant lasts, and by its holder only', async () => {
    const given = await library()
    const { as, clock, id } = given
    const executive = as('executive')
    expect(await found(executive)).toEqual(nothing)
    const opened = clock()
    await granted(given, 'executive')
    expect(await found(executive)).toEqual(all(id))
    expect(await found(as('agent'))).toEqual(nothing)
    const { hits } = await executive.cases.search({ text: '轴承国产化' })
    expect(hits[0]?.case.access.validUntil).toBe(opened + 48 * hour)
    clock.set(opened + 48 * hour - 1)
    expect(await found(executive)).toEqual(all(id))
    clock.set(opened + 48 * hour)
    expect(await found(executive)).toEqual(nothing)
  })

  it('is lost from the search when the grant is revoked', async () => {
    const given = await library()
    const grant = await granted(given, 'executive')
    expect((await found(given.as('executive'))).total).toBe(1)
    await given.as('libraryAdmin').grants.revoke(grant, '会议取消')
    expect(await found(given.as('executive'))).toEqual(nothing)
  })

  it('owes the entry that it was read also where a search or a completion showed it', async () => {
    const given = await library()
    await granted(given, 'executive')
    const noted = async () =>
      (
        await given.desk.as(auditor).audit.list({ where: { field: 'actor', op: 'eq', value: 'executive-1' } })
      ).items
        .filter(({ action, target }) => /^case\.(read|search)$/.test(action) && target.id === given.id)
        .map(({ action }) => action)
    await given.as('executive').cases.search({ text: '轴承国产化' })
    expect(await noted()).toEqual(['case.search', 'case.read'])
    await given.as('executive').cases.suggest('大功率')
    expect(await noted()).toHaveLength(4)
  })

  it('is shown to sales in full where the grant says so, but their words are not looked for in what is masked elsewhere', async () => {
    const given = await library({}, { sensitivity: 'normal' })
    const sales = given.as('sales')
    const solution = async () => {
      const { hits } = await sales.cases.search({ text: '轴承国产化' })
      return hits[0]?.case.solution?.steps?.[1]?.text
    }
    const masked = (await sales.cases.search({ text: '轴承国产化' })).hits[0]?.case.access.masked
    expect(masked).toContain('solution')
    await granted(given, 'sales')
    expect((await sales.cases.search({ text: '轴承国产化' })).hits[0]?.case.access.masked).not.toContain(
      'solution',
    )
    expect(await solution()).toContain('旧驱动器')
    expect((await sales.cases.search({ text: '拨码与参数版本' })).total).toBe(0)
  })
})

describe('cases that are shown for a reason only', () => {
  const policy = definePolicy({
    extends: standardPolicy,
    roles: {},
    rules: [
      {
        id: 'confidential-needs-reason',
        effect: 'limit',
        roles: ['agent'],
        actions: ['case.read'],
        where: {
          and: [
            { field: 'sensitivity', op: 'eq', value: 'confidential' },
            { field: 'status', op: 'eq', value: 'published' },
          ],
        },
        obligations: [{ type: 'require_reason' }],
      },
    ],
  })

  it('are out of every answer of a search without one, which says so, and in it with one', async () => {
    const { as, id } = await library({ policy }, { sensitivity: 'confidential' })
    const colleague = as('otherAgent')
    expect(await found(colleague)).toEqual(nothing)
    expect((await colleague.cases.search({ text: '轴承国产化' })).reasonRequired).toBe(true)
    expect(await found(colleague, '同类故障')).toEqual(all(id))
    expect(
      (await colleague.cases.search({ text: '轴承', reason: '同类故障' })).reasonRequired,
    ).toBeUndefined()
    // Whom the rule is not about is asked for nothing.
    expect((await as('libraryAdmin').cases.search({ text: '轴承国产化' })).total).toBe(1)
    expect((await as('libraryAdmin').cases.search({ text: '轴承国产化' })).reasonRequired).toBeUndefined()
  })

  it('keep the reason in the entries that finding them leaves', async () => {
    const noting = definePolicy({
      extends: policy,
      roles: {},
      rules: [
        {
          id: 'note-finding-confidential',
          effect: 'limit',
          actions: ['case.search'],
          where: { field: 'sensitivity', op: 'eq', value: 'confidential' },
          obligations: [{ type: 'audit', about: 'confidential_found' }],
        },
      ],
    })
    const { as, desk, id } = await library({ policy: noting }, { sensitivity: 'confidential' })
    await as('otherAgent').cases.search({ text: '轴承国产化', reason: '同类故障' })
    const { items } = await desk
      .as(auditor)
      .audit.list({ where: { field: 'action', op: 'eq', value: 'case.search' } })
    expect(items).toMatchObject([
      {
        actor: 'agent-2',
        target: { kind: 'case', id },
        reason: '同类故障',
        environment: { about: 'confidential_found' },
      },
    ])
  })
})

const auditor: Session = {
  tenant: 'acme',
  actor: { id: 'auditor-1', roles: ['auditor'], attributes: { regions: ['*'] } },
}
