import { beforeEach, describe, expect, it } from 'vitest'
import { insecureTestSigner } from '../../audit/index.js'
import type { Session } from '../../schema/index.js'
import { refusalOf } from '../testing/refusal-of.js'
import { people, world } from '../testing/world.js'

type World = Awaited<ReturnType<typeof world>>

const auditor = (regions: string[]): Session => ({
  ...people.auditor,
  actor: { id: 'auditor-1', roles: ['auditor'], attributes: { regions } },
})

describe('client.audit', () => {
  let given: World
  const audit = (...regions: string[]) => given.desk.as(auditor(regions)).audit
  const lines = async (...args: Parameters<ReturnType<typeof audit>['export']>) => {
    const all: string[] = []
    for await (const line of audit('*').export(...args)) all.push(line)
    return all
  }
  beforeEach(async () => {
    const keys = await insecureTestSigner()
    given = await world({ auditSigner: keys, auditVerifier: keys })
    const north = { ...people.northAgent, actor: { ...people.northAgent.actor, roles: ['team_lead'] } }
    const east = await given
      .as('agent')
      .tickets.file({ subject: '华东停机', contact: { phone: '13800138000' } })
    await given.desk.as(north).tickets.file({ subject: '华北停机' })
    given.clock.advance(1)
    await given.as('otherAgent').tickets.get(east.id)
    await given.as('lead').tickets.edit(east.id, { priority: 'high' }, { reason: '=整线停产, "急"' })
  })

  describe('list', () => {
    it('answers the newest first, by page, filter and order', async () => {
      const { items, count } = await audit('*').list({ count: true })
      expect(items.map(({ seq }) => seq)).toEqual([4, 3, 2, 1])
      expect(count).toEqual({ n: 4, exact: true })
      const first = await audit('*').list({ limit: 3 })
      const rest = await audit('*').list({ limit: 3, cursor: first.cursor ?? '' })
      expect(rest.items.map(({ seq }) => seq)).toEqual([1])
      const where = { field: 'actor', op: 'eq', value: 'lead-1' } as const
      const [edit, ...others] = (await audit('*').list({ where })).items
      expect(others).toEqual([])
      expect(edit).toMatchObject({ action: 'ticket.edit', reason: '=整线停产, "急"' })
      expect(edit?.changes).toContainEqual({ path: ['priority'], before: 'normal', after: 'high' })
      const oldest = await audit('*').list({ order: { by: 'at', direction: 'asc' } })
      expect(oldest.items.map(({ seq }) => seq)).toEqual([1, 2, 3, 4])
    })

    it('shows an auditor of some regions these only, and counts no others', async () => {
      const seen = await audit('华北').list({ count: true })
      expect(seen.items.map(({ seq }) => seq)).toEqual([2])
      expect(seen.count).toEqual({ n: 1, exact: true })
      expect(JSON.stringify(seen)).not.toContain('华东')
      expect((await audit().list()).items).toEqual([])
    })

    it('is for auditors', async () => {
      for (const who of ['agent', 'libraryAdmin', 'systemAdmin', 'requester', 'executive'] as const) {
        expect((await given.as(who).audit.list({ count: true })).items).toEqual([])
        expect((await refusalOf(given.as(who).audit.verify())).code).toBe('desk.denied')
        expect((await refusalOf(given.as(who).audit.accessReport('requester-1'))).code).toBe('desk.denied')
        expect((await refusalOf(given.as(who).audit.holds())).code).toBe('desk.denied')
        const none = given.as(who).audit.export({ format: 'ndjson' })[Symbol.asyncIterator]()
        expect((await refusalOf(none.next())).code).toBe('desk.denied')
      }
    })
  })

  describe('export', () => {
    it('writes NDJSON that verifies and CSV that opens in a spreadsheet', async () => {
      const entries = (await lines({ format: 'ndjson' })).map((line) => JSON.parse(line))
      expect(entries.map(({ seq }) => seq)).toEqual([1, 2, 3, 4, 5])
      const csv = await lines({ format: 'csv' })
      expect(csv[0]).toBe(
        'seq,time,zone,actor,onBehalfOf,action,kind,id,reason,regions,policyVersion,environment,changes,previous,hash',
      )
      expect(csv).toHaveLength(7)
      expect(csv[4]).toContain(`,"'=整线停产, ""急""",`)
    })

    it('is itself an entry, before the first line', async () => {
      const where = { field: 'action', op: 'eq', value: 'ticket.edit' } as const
      const stream = audit('*').export({ format: 'csv', where, reason: '年度审查' })[Symbol.asyncIterator]()
      await stream.next()
      const [newest] = (await audit('*').list({ limit: 1 })).items
      expect(newest).toMatchObject({
        actor: 'auditor-1',
        action: 'audit.export',
        reason: '年度审查',
        environment: { format: 'csv', where },
      })
      expect((await lines({ format: 'ndjson', where })).map((line) => JSON.parse(line).seq)).toEqual([4])
    })

    it('ends in the middle when the session does', async () => {
      const session = { ...auditor(['*']), expiresAt: given.clock() + 1_000 }
      for (let i = 0; i < 200; i++) await given.as('agent').tickets.file({ subject: `第 ${i} 单` })
      const stream = given.desk.as(session).audit.export({ format: 'ndjson' })[Symbol.asyncIterator]()
      for (let i = 0; i < 200; i++) expect((await stream.next()).done).toBe(false)
      given.clock.advance(2_000)
      expect((await refusalOf(stream.next())).code).toBe('desk.session_expired')
    })

    it('refuses a filter that means nothing before it writes anything', async () => {
      const where = { field: 'colour', op: 'eq', value: 'red' } as never
      const stream = audit('*').export({ format: 'csv', where })[Symbol.asyncIterator]()
      expect((await refusalOf(stream.next())).code).toBe('filter.unknown_field')
      expect((await audit('*').list()).items).toHaveLength(4)
    })
  })

  describe('accessReport', () => {
    it('says who read or changed what of a person, without its content', async () => {
      const own = await given.as('requester').tickets.file({ subject: '我的打印机' })
      await given.as('lead').tickets.edit(own.id, { regions: ['华东'] })
      await given.as('agent').tickets.comment(own.id, { text: '请重启', visibility: 'public' })
      const report = await audit('*').accessReport('requester-1', { reason: '本人请求' })
      expect(report).toMatchObject({ person: 'requester-1', complete: true })
      expect(report.items.map(({ actor, action }) => `${actor} ${action}`)).toEqual([
        'requester-1 ticket.file',
        'lead-1 ticket.edit',
        'agent-1 comment.reply',
        'agent-1 comment.reply',
        'auditor-1 audit.read',
      ])
      expect(report.items[1]?.fields).toContain('regions')
      expect(JSON.stringify(report)).not.toContain('请重启')
      expect(report.items.at(-1)).toMatchObject({ reason: '本人请求' })
    })

    it('knows of records that are gone', async () => {
      const { id } = await given.as('requester').tickets.file({ subject: '误报' })
      const [row] = await given.storage.get([{ kind: 'ticket', id }], { tenant: 'acme' })
      await given.storage.commit({
        tenant: 'acme',
        deletes: [{ kind: 'ticket', id, guard: row?.version ?? 'exists' }],
      })
      const report = await audit('*').accessReport('requester-1')
      expect(report.items.map(({ action }) => action)).toEqual(['ticket.file', 'audit.read'])
    })

    it('tells an auditor of some regions of these only', async () => {
      const report = await audit('华北').accessReport('agent-1')
      expect(report.items.map(({ action }) => action)).toEqual(['audit.read'])
    })
  })

  describe('holds', () => {
    it('are placed and released with a reason, and stay in the register', async () => {
      const where = { field: 'actor', op: 'eq', value: 'lead-1' } as const
      const hold = await audit('*').hold({ where, reason: '诉讼' })
      expect(await audit('*').holds()).toEqual([hold])
      given.clock.advance(1)
      const released = await audit('*').release(hold.id, '结案')
      expect(await audit('*').holds()).toEqual([{ ...hold, releasedAt: released.releasedAt }])
      expect((await refusalOf(audit('*').release(hold.id, '再次'))).code).toBe('audit.hold_released')
      expect((await refusalOf(audit('*').release('none', '再次'))).code).toBe('desk.not_found')
      const actions = (await audit('*').list({ limit: 2 })).items.map(({ action, reason }) => [
        action,
        reason,
      ])
      expect(actions).toEqual([
        ['audit.release', '结案'],
        ['audit.hold', '诉讼'],
      ])
    })
  })
})
