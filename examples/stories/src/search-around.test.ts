import { memoryStorage } from '@caselore/core'
import { definePolicy, standardPolicy } from '@caselore/core/policy'
import { applyCaseEdit, emptyCaseContent } from '@caselore/core/schema'
import { createSearchTools } from '@caselore/search/tools'
import { describe, expect, it, vi } from 'vitest'
import { completing, machineDown, type NewCase, publish } from './cases.js'
import { codeOf, helpdesk, type Who } from './helpdesk.js'

// A busy machine is no failure.
vi.setConfig({ testTimeout: 60_000 })

const start = '2026-11-24 10:00'
const records = [
  { id: 'parcel-7', identifier: 'SF1234567890123', name: '包裹 7' },
  { id: 'parcel-8', identifier: 'SF1234567890999', name: '包裹 8' },
]
const desk = () => helpdesk(start, { searchTools: () => createSearchTools({ records: async () => records }) })

const printer: NewCase = {
  ...machineDown,
  title: 'Label printer jams after firmware update',
  basics: { ...completing.basics, product: 'Label printer' },
  symptom: { customerWords: 'The printer jams on every second label.', scene: 'After the firmware update.' },
  diagnosis: {
    narrative: 'Reading the log showed a wrong gap sensor threshold.',
    checks: [{ checked: 'Sensor threshold', finding: '12, should be 30', excluded: false }],
  },
  solution: {
    steps: [
      { text: 'Open the service menu.' },
      { text: 'Set the gap threshold to 30.' },
      { text: 'Feed ten labels.' },
    ],
    tools: ['Service key'],
  },
  customer: { name: 'Example Labels Ltd' },
  tags: ['printing'],
}

describe('did you mean', () => {
  it('corrects Chinese by its sound and English by its letters, from cases in reach only', async () => {
    const { as } = await desk()
    await publish(as, machineDown)
    await publish(as, printer)
    const words = async (who: Who, text: string) => (await as(who).cases.search({ text })).didYouMean
    expect(await words('agent', '亭机')).toBe('停机')
    expect(await words('agent', 'printr jams')).toBe('printer jams')
    expect(await words('agent', 'printer jams')).toBeUndefined()
    // Both cases stay in 华东.
    expect(await words('northAgent', '亭机')).toBeUndefined()
    expect(await words('northAgent', 'printr jams')).toBeUndefined()
  })
})

describe('duplicates of a ticket', () => {
  const wechat = {
    subject: '运单 SF1234567890123 三天没动',
    description: '物流一直显示在武汉中转，客户催得急。',
    channel: 'wechat',
    customer: { name: '示例商贸有限公司' },
    regions: ['华东'],
  } as const
  const phone = {
    ...wechat,
    subject: '快递 SF1234567890124 一直没有更新',
    description: '显示在武汉中转三天了，物流没有动过。',
    channel: 'phone',
  } as const

  it('are found with reasons when the same waybill comes with one digit wrong', async () => {
    const { as } = await desk()
    const agent = as('agent')
    const first = await agent.tickets.file(wechat)
    await agent.tickets.file({
      subject: '发票抬头要改',
      description: '请改成新公司名称。',
      regions: ['华东'],
    })
    const before = await agent.search.duplicates({
      draft: { subject: phone.subject, customer: phone.customer },
    })
    expect(before.map(({ id }) => id)).toEqual([first.id])
    const second = await agent.tickets.file(phone)
    const [found, ...more] = await agent.search.duplicates({ ticket: second.id })
    expect(more).toEqual([])
    expect(found).toMatchObject({ id: first.id, number: first.number, subject: wechat.subject })
    const reasons = found?.reasons.map(({ code }) => code)
    expect(reasons).toContain('similar_identifier')
    expect(reasons).toContain('same_customer')
  })

  it('are those of the asker only', async () => {
    const { as } = await desk()
    await as('agent').tickets.file(wechat)
    const { subject, description, customer } = phone
    const draft = { subject, description, customer }
    expect(await as('northAgent').search.duplicates({ draft })).toEqual([])
    expect(await as('plant').search.duplicates({ draft })).toEqual([])
    const other = await as('agent').tickets.file(phone)
    expect(await codeOf(as('northAgent').search.duplicates({ ticket: other.id }))).toBe('desk.not_found')
  })
})

describe('what is kept from the asker', () => {
  const kept = ['number', 'status', 'createdAt', 'description']
  const policy = definePolicy({
    extends: standardPolicy,
    roles: {},
    rules: [
      {
        id: 'kept-from-one',
        effect: 'limit',
        when: { field: 'actor.id', op: 'eq', value: 'agent-1' },
        actions: ['ticket.read'],
        fields: Object.fromEntries(kept.map((field) => [field, 'hide'])),
      },
    ],
  })

  it('is told by no duplicate and by no case that fits', async () => {
    const { as } = await helpdesk(start, { policy, searchTools: () => createSearchTools() })
    await publish(as, machineDown)
    const ticket = {
      subject: '运单 SF1234567890123 三天没动',
      description: `${machineDown.title}，${machineDown.symptom?.customerWords}`,
    }
    await as('lead').tickets.file({ ...ticket, regions: ['华东'] })
    const { id } = await as('lead').tickets.file({ ...ticket, regions: ['华东'] })

    const [open] = await as('lead').search.duplicates({ ticket: id })
    const [closed] = await as('agent').search.duplicates({ ticket: id })
    for (const field of ['number', 'status', 'createdAt']) {
      expect(open).toHaveProperty(field)
      expect(closed).not.toHaveProperty(field, expect.anything())
    }
    expect((await as('lead').cases.related({ ticket: id })).length).toBe(1)
    expect(await as('agent').cases.related({ ticket: id })).toEqual([])
  })
})

describe('identifiers of a ticket', () => {
  it('lead to the host’s records and to other tickets, and where they are wrong a person says so', async () => {
    const { as } = await desk()
    const agent = as('agent')
    const other = await agent.tickets.file({ subject: '运单 SF1234567890123 破损', regions: ['华东'] })
    const ticket = await agent.tickets.file({ subject: '运单 SF123456789O123 没收到', regions: ['华东'] })
    const [found] = await agent.search.identifiers({ ticket: ticket.id })
    expect(found).toMatchObject({ kind: 'waybill', value: 'SF123456789O123' })
    expect(found?.leads.map(({ kind, id, corrected }) => [kind, id, corrected])).toEqual([
      ['record', 'parcel-7', false],
      ['ticket', other.id, false],
    ])
    await agent.search.correctIdentifier({
      ticket: ticket.id,
      identifier: 'SF123456789O123',
      record: 'parcel-8',
    })
    const [corrected] = await agent.search.identifiers({ ticket: ticket.id })
    expect(corrected?.leads[0]).toMatchObject({ id: 'parcel-8', corrected: true })
    const { references } = await agent.tickets.get(ticket.id)
    expect(references).toContainEqual({ system: 'identifier:SF123456789O123', id: 'parcel-8' })
  })

  it('are not corrected by who may not edit the ticket, nor where the ticket does not name them', async () => {
    const { as } = await desk()
    const { id } = await as('agent').tickets.file({ subject: '运单 SF1234567890123 破损', regions: ['华东'] })
    const correction = { ticket: id, identifier: 'SF1234567890123', record: 'parcel-8' }
    expect(await codeOf(as('northAgent').search.correctIdentifier(correction))).toBe('desk.not_found')
    const wrong = { ...correction, identifier: 'YT1234567890123' }
    expect(await codeOf(as('agent').search.correctIdentifier(wrong))).toBe('desk.identifier_unknown')
  })
})

describe('cases that say nearly the same', () => {
  const again = applyCaseEdit(emptyCaseContent('注塑机 伺服报警 E-1024 停机处理'), {
    ...completing,
    basics: { ...completing.basics, product: '注塑机' },
    symptom: machineDown.symptom ?? {},
    solution: machineDown.solution ?? {},
  })

  it('are shown before one more is saved, and not a case to itself', async () => {
    const { as } = await desk()
    const id = await publish(as, machineDown)
    await publish(as, printer)
    const found = await as('otherAgent').search.similar({ content: again })
    expect(found.map((one) => one.id)).toEqual([id])
    expect(found[0]?.resemblance).toBeGreaterThan(0.5)
    expect(await as('agent').search.similar({ case: id })).toEqual([])
    expect(await as('northAgent').search.similar({ content: again })).toEqual([])
  })
})

describe('categories and tags for a sentence', () => {
  const node = (id: string, name: string, parent?: string, aliases: string[] = []) => ({
    id,
    name,
    aliases,
    position: 0,
    ...(parent ? { parent } : {}),
  })

  async function library() {
    const given = await desk()
    const admin = given.as('libraryAdmin')
    await admin.taxonomy.save(node('repair', '设备维修'))
    await admin.taxonomy.save(node('repair.stop', '设备停机', 'repair', ['宕机', '停线']))
    await admin.taxonomy.save(node('print', '打印'))
    await publish(given.as, { ...machineDown, node: 'repair.stop' })
    await publish(given.as, { ...printer, node: 'print', regions: [] })
    return given
  }

  it('come with confidence, parents at least as sure as their children', async () => {
    const { as } = await library()
    const found = await as('agent').search.categories('早上设备停机，屏幕报警')
    const leaf = found.find((one) => one.node === 'repair.stop')
    const parent = found.find((one) => one.node === 'repair')
    expect(leaf?.path).toEqual(['repair', 'repair.stop'])
    expect(leaf?.confidence).toBeGreaterThan(0.5)
    expect(parent?.confidence).toBeGreaterThanOrEqual(leaf?.confidence ?? 1)
    expect((await as('agent').search.categories('the printer jams'))[0]?.node).toBe('print')
  })

  it('follow the library at once', async () => {
    const { as } = await library()
    expect(await as('agent').search.tags('液压油泄漏')).toEqual([])
    await publish(as, {
      ...machineDown,
      title: '液压站 液压油泄漏',
      tags: ['漏油'],
      symptom: { customerWords: '液压油泄漏一地。', scene: '夜班巡检。' },
    })
    expect((await as('agent').search.tags('液压油泄漏'))[0]?.label).toBe('漏油')
  })

  it('come from cases in reach', async () => {
    const { as } = await library()
    const labels = async (who: Who) => (await as(who).search.tags('设备停机 报警')).map(({ label }) => label)
    expect(await labels('agent')).toContain('生产线故障')
    expect(await labels('northAgent')).not.toContain('生产线故障')
  })
})

describe('what people look for', () => {
  const phoneNumber = '13800138000'

  it('is counted with zero results and places, without persons, for those who report', async () => {
    const { as, desk: host } = await desk()
    const id = await publish(as, machineDown)
    const agent = as('agent')
    await agent.cases.search({ text: '设备停机' })
    await agent.cases.search({ text: `叉车电池 ${phoneNumber}` })
    await agent.cases.search({ text: '设备停机', offset: 10 })
    await agent.search.opened({ text: '设备停机', case: id, position: 1 })
    const ticket = await agent.tickets.file({ subject: '设备停机，报警 E-1024', regions: ['华东'] })
    await agent.tickets.cite(ticket.id, id)
    await host.settled('acme')
    const [all] = await as('lead').search.statistics()
    expect(all).toMatchObject({ asked: 2, different: 2, zeroShare: 0.5 })
    expect(all?.zeroResults.map(({ query }) => query)).toEqual(['叉车电池 □'])
    expect(all?.opened).toEqual({ count: 1, meanPosition: 1, meanReciprocalRank: 1 })
    expect(all?.cited.count).toBe(1)
    expect(JSON.stringify(all)).not.toContain(phoneNumber)
    expect(await codeOf(agent.search.statistics())).toBe('desk.denied')
  })

  it('of other regions stays with those who may report on them', async () => {
    const { as } = await desk()
    await as('northAgent').cases.search({ text: '北方机密项目' })
    await as('agent').cases.search({ text: '华东的问题' })
    const asked = async (who: Who) =>
      (await as(who).search.statistics()).flatMap(({ top }) => top.map(({ query }) => query))
    expect(await asked('lead')).toEqual(['华东的问题'])
    expect((await asked('libraryAdmin')).sort()).toEqual(['北方机密项目', '华东的问题'])
  })

  it('does not tell of a case that is out of reach', async () => {
    const { as } = await desk()
    const id = await publish(as, machineDown)
    const opened = (entry: string) =>
      codeOf(as('northAgent').search.opened({ text: '停机', case: entry, position: 1 }))
    expect(await opened(id)).toBe('desk.not_found')
    expect(await opened('none')).toBe('desk.not_found')
  })
})

describe('a desk without tools', () => {
  it('searches and refuses the rest by a code', async () => {
    const { as } = await helpdesk(start)
    await publish(as, machineDown)
    expect((await as('agent').cases.search({ text: '停机' })).total).toBe(1)
    expect(await codeOf(as('agent').search.tags('停机'))).toBe('desk.search_tools_missing')
  })
})

describe('what search learns from its use', () => {
  it('is proposed first, holds once it is applied, is in the audit, and can be taken back', async () => {
    const storage = memoryStorage()
    const { as, desk: host } = await helpdesk(start, { storage, searchTools: createSearchTools })
    const id = await publish(as, machineDown)
    const learning = host.learning({ tenant: 'acme', by: 'admin-1' })
    const related = async () =>
      (await as('agent').cases.related({ text: '设备停机，报警 E-1024' })).map((one) => one.id)
    expect((await learning.propose()).effect.relevance.method).toBe('default')
    expect(await learning.current()).toEqual({})
    expect(await related()).toEqual([id])
    const tuning = {
      relevance: [
        [0, 0],
        [1, 0.4],
      ],
      weights: { title: 2 },
    } as const
    await learning.apply({ tuning }, ['relevance'])
    expect(await learning.current()).toEqual({
      relevance: [
        [0, 0],
        [1, 0.4],
      ],
    })
    // What citations never bore out is no longer proposed, and hits say so.
    expect(await related()).toEqual([])
    const { hits } = await as('agent').cases.search({ text: '设备停机' })
    expect(hits[0]?.relevance).toBeLessThanOrEqual(0.4)
    const { rows } = await storage.query({ kind: 'audit', limit: 1_000 }, { tenant: 'acme' })
    const entry = rows.map(({ doc }) => doc).find(({ action }) => action === 'configuration.edit')
    expect(entry).toMatchObject({ actor: 'system', onBehalfOf: 'admin-1' })
    await learning.reset()
    expect(await related()).toEqual([id])
  })

  it('refuses a tuning that no learning would make', async () => {
    const { desk: host } = await desk()
    const learning = host.learning({ tenant: 'acme' })
    expect(await codeOf(learning.apply({ tuning: { weights: { title: 1_000 } } }))).toMatch(/^input\./)
    expect(await codeOf(learning.apply({ tuning: { relevance: [[0, 2]] } }))).toMatch(/^input\./)
  })

  it('orders what is as relevant by how useful it was', async () => {
    const { as } = await desk()
    const [plain, used] = [await publish(as, machineDown), await publish(as, machineDown)]
    for (let i = 0; i < 3; i++) {
      const { id } = await as('agent').tickets.file({ subject: `停机 ${i}`, regions: ['华东'] })
      await as('agent').tickets.cite(id, used)
    }
    const found = await as('agent').cases.related({ text: '设备停机，报警 E-1024' })
    expect(found.map(({ id }) => id)).toEqual([used, plain])
    expect(found[0]?.relevance).toBe(found[1]?.relevance)
  })
})
