import { describe, expect, it } from 'vitest'
import { reviewChecklists } from '../../schema/index.js'
import type { DeskClient } from '../client/index.js'
import { refusalOf } from '../testing/refusal-of.js'
import { goodContent, goodScores, world } from '../testing/world.js'

const first = reviewChecklists.first.map(({ id }) => id)
const second = reviewChecklists.second.map(({ id }) => id)

async function submitted(author: DeskClient): Promise<string> {
  const { title, ...content } = goodContent()
  const { id } = await author.cases.create({ title, content })
  await author.cases.send(id, { type: 'case.submit' })
  return id
}

async function passedFirst({ as }: Awaited<ReturnType<typeof world>>): Promise<string> {
  const id = await submitted(as('agent'))
  await as('firstReviewer').cases.send(id, { type: 'case.claim' })
  await as('firstReviewer').cases.send(id, { type: 'case.pass', scores: goodScores, checklist: first })
  return id
}

async function published(given: Awaited<ReturnType<typeof world>>): Promise<string> {
  const id = await passedFirst(given)
  await given.as('secondReviewer').cases.send(id, { type: 'case.claim' })
  await given
    .as('secondReviewer')
    .cases.send(id, { type: 'case.pass', scores: goodScores, checklist: second })
  return id
}

describe('a case from draft to publication', () => {
  it('is published by two reviewers, neither of them the author', async () => {
    const given = await world()
    const id = await published(given)
    expect(await given.as('agent').cases.get(id)).toMatchObject({
      status: 'published',
      edition: 1,
      confidence: 'validated',
    })
  })

  it('is not submitted while one of the six elements is missing, and says which', async () => {
    const { as } = await world()
    const { title, ...content } = goodContent()
    const result = { ...content.result, figures: [], testimonial: '' }
    const { id } = await as('agent').cases.create({ title, content: { ...content, result } })
    const refusal = await refusalOf(as('agent').cases.send(id, { type: 'case.submit' }))
    expect(refusal.code).toBe('lifecycle.elements_missing')
    const paths = (refusal.details.errors as { path: string[] }[]).map((error) => error.path.join('.'))
    expect(paths).toContain('result.testimonial')
    expect((await as('agent').cases.get(id)).status).toBe('draft')
  })

  it('keeps what an edit does not name, and takes away what it names null', async () => {
    const { as } = await world()
    const customer = { name: '示例塑胶制品有限公司' }
    const content = { customer, basics: { product: '注塑机', occurredAt: 1_770_000_000_000 } }
    const { id } = await as('agent').cases.create({ title: '注塑机停机', content })
    const edited = await as('agent').cases.edit(id, { customer: null, basics: { occurredAt: null } })
    expect(edited.customer).toBeUndefined()
    expect(edited.basics).toEqual({ product: '注塑机', productModel: '', industry: '' })
    expect((await as('agent').cases.get(id)).customer).toBeUndefined()
  })

  it('refuses its author as reviewer', async () => {
    const given = await world()
    const { title, ...content } = goodContent()
    const author = given.as('bothReviewer')
    const { id } = await author.cases.create({ title, content })
    await author.cases.send(id, { type: 'case.submit' })
    const { code } = await refusalOf(author.cases.send(id, { type: 'case.claim' }))
    expect(['lifecycle.own_review', 'desk.denied']).toContain(code)
  })

  it('refuses the first reviewer as second', async () => {
    const { as } = await world()
    const id = await submitted(as('agent'))
    await as('bothReviewer').cases.send(id, { type: 'case.claim' })
    await as('bothReviewer').cases.send(id, { type: 'case.pass', scores: goodScores, checklist: first })
    const { code } = await refusalOf(as('bothReviewer').cases.send(id, { type: 'case.claim' }))
    expect(['lifecycle.same_reviewer', 'desk.denied']).toContain(code)
  })

  it('goes back to draft, with its pass void, when it is edited after the first pass', async () => {
    const given = await world()
    const id = await passedFirst(given)
    const edited = await given.as('agent').cases.edit(id, { symptom: { scene: '白班开机' } })
    expect(edited).toMatchObject({ status: 'draft' })
    expect(edited.reviews?.every((review) => review.void)).toBe(true)
  })

  it('is not published with low scores, and says which', async () => {
    const given = await world()
    const id = await passedFirst(given)
    await given.as('secondReviewer').cases.send(id, { type: 'case.claim' })
    const scores = { authenticity: 2, typicality: 3, reusability: 3 }
    const refusal = await refusalOf(
      given.as('secondReviewer').cases.send(id, { type: 'case.pass', scores, checklist: second }),
    )
    expect(refusal.code).toBe('lifecycle.scores_too_low')
    expect(refusal.details).toMatchObject({ lowest: 2 })
  })

  it('returns to its author with comments by field', async () => {
    const { as } = await world()
    const id = await submitted(as('agent'))
    await as('firstReviewer').cases.send(id, { type: 'case.claim' })
    const comments = [{ field: 'diagnosis.narrative', text: '请补充测量数据' }]
    await as('firstReviewer').cases.send(id, { type: 'case.request_changes', comments })
    expect(await as('agent').cases.get(id)).toMatchObject({
      status: 'changes_requested',
      reviews: [{ comments }],
    })
  })

  it('stays readable as it is while its revision is reviewed, and takes it over when it passes', async () => {
    const given = await world()
    const id = await published(given)
    const revision = await given.as('agent').cases.revise(id, '补充备件型号')
    await given
      .as('agent')
      .cases.edit(revision.id, { solution: { parts: ['伺服驱动器 SD-75', '散热片 HS-2'] } })
    await given.as('agent').cases.send(revision.id, { type: 'case.submit' })
    expect((await given.as('agent').cases.get(id)).solution?.parts).toEqual(['伺服驱动器 SD-75'])
    for (const [who, checklist] of [
      ['firstReviewer', first],
      ['secondReviewer', second],
    ] as const) {
      await given.as(who).cases.send(revision.id, { type: 'case.claim' })
      await given.as(who).cases.send(revision.id, { type: 'case.pass', scores: goodScores, checklist })
    }
    expect(await given.as('agent').cases.get(id)).toMatchObject({
      status: 'published',
      edition: 2,
      solution: { parts: ['伺服驱动器 SD-75', '散热片 HS-2'] },
    })
    const [before] = await given.as('firstReviewer').cases.editions(id)
    expect(before).toMatchObject({
      edition: 1,
      content: { solution: { parts: ['伺服驱动器 SD-75'] } },
      reason: '补充备件型号',
    })
  })

  it('stays published when its revision is rejected', async () => {
    const given = await world()
    const id = await published(given)
    const revision = await given.as('agent').cases.revise(id, '重写')
    await given.as('agent').cases.send(revision.id, { type: 'case.submit' })
    await given.as('firstReviewer').cases.send(revision.id, { type: 'case.claim' })
    await given.as('firstReviewer').cases.send(revision.id, { type: 'case.reject', reason: '与原案例重复' })
    const entry = await given.as('agent').cases.get(id)
    expect(entry).toMatchObject({ status: 'published', edition: 1 })
    expect(entry.revision).toBeUndefined()
  })
})

describe('a case drafted from a ticket', () => {
  async function resolvedTicket({ as }: Awaited<ReturnType<typeof world>>): Promise<string> {
    const { id } = await as('requester').tickets.file({
      subject: '注塑机停机',
      description: '报警 E-1024，无法复位。急！请打 13800138000 找王工。',
      product: 'HT-280',
      customer: { name: '示例塑胶制品有限公司', industry: '汽车零部件注塑' },
    })
    await as('agent').tickets.send(id, { type: 'ticket.start' })
    await as('agent').tickets.comment(id, {
      text: '母线电压正常，交换驱动器后报警跟随。',
      visibility: 'internal',
    })
    await as('agent').tickets.send(id, {
      type: 'ticket.resolve',
      resolution: '1. 断电挂牌\n2. 更换驱动器；3. 导入参数',
    })
    return id
  }

  it('is pre-filled, masked and linked both ways', async () => {
    const given = await world()
    const ticket = await resolvedTicket(given)
    const entry = await given.as('agent').cases.draftFromTicket(ticket)
    expect(entry).toMatchObject({
      title: 'HT-280 注塑机停机',
      basics: { industry: '汽车零部件注塑' },
      diagnosis: { narrative: '母线电压正常，交换驱动器后报警跟随。' },
      solution: { steps: [{ text: '断电挂牌' }, { text: '更换驱动器' }, { text: '导入参数' }] },
      sourceTicket: ticket,
      regions: ['华东'],
    })
    expect(entry.symptom?.customerWords).not.toContain('13800138000')
    expect((await given.as('agent').tickets.get(ticket)).draftedCase).toBe(entry.id)
  })

  it('is made once, and only when the ticket is resolved', async () => {
    const given = await world()
    const open = await given.as('requester').tickets.file({ subject: '网络中断' })
    expect((await refusalOf(given.as('agent').cases.draftFromTicket(open.id))).code).toBe(
      'lifecycle.ticket_not_finished',
    )
    const ticket = await resolvedTicket(given)
    await given.as('agent').cases.draftFromTicket(ticket)
    expect((await refusalOf(given.as('agent').cases.draftFromTicket(ticket))).code).toBe('desk.case_exists')
  })
})

describe('use of a case', () => {
  it('counts a citation on ticket and case alike, once', async () => {
    const given = await world()
    const entry = await published(given)
    const { id } = await given.as('requester').tickets.file({ subject: '注塑机停机' })
    const ticket = await given.as('otherAgent').tickets.cite(id, entry)
    expect(ticket.cites).toEqual([entry])
    expect(await given.as('agent').cases.get(entry)).toMatchObject({ citations: 1 })
    expect((await refusalOf(given.as('otherAgent').tickets.cite(id, entry))).code).toBe('desk.already_cited')
  })

  it('takes feedback, and refuses an empty one', async () => {
    const given = await world()
    const entry = await published(given)
    await given.as('otherAgent').cases.feedback(entry, { kind: 'solved' })
    await given.as('otherAgent').cases.feedback(entry, { kind: 'rating', score: 4 })
    expect(await given.as('agent').cases.get(entry)).toMatchObject({
      solved: 1,
      ratingSum: 4,
      ratingCount: 1,
    })
    expect((await refusalOf(given.as('otherAgent').cases.feedback(entry, { kind: 'comment' }))).code).toBe(
      'desk.feedback_incomplete',
    )
  })
})
