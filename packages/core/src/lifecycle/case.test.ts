import { describe, expect, it } from 'vitest'
import type { CaseEntry, Scores } from '../schema/index.js'
import { caseLifecycle, defineLifecycle, type LifecycleEvent, type StepContext, step } from './index.js'
import { aCase, aPass, at, by, codes, days } from './testing/world.js'

const send = (fields: Partial<CaseEntry>, event: LifecycleEvent, context: StepContext) =>
  step(caseLifecycle, aCase(fields), event, context)
const refusal = (...args: Parameters<typeof send>) => codes(send(...args))
const taken = (...args: Parameters<typeof send>) => {
  const result = send(...args)
  if (!result.ok) throw new Error(result.refusals[0].code)
  return result.value
}

const facts = { contentHash: 'hash-1' }
const stars = (authenticity: number, typicality = 4, reusability = 4): Scores => ({
  authenticity,
  typicality,
  reusability,
})
const firstPass = {
  type: 'case.pass',
  scores: stars(4),
  checklist: ['complete', 'logical', 'accurate'],
}
const secondPass = { type: 'case.pass', scores: stars(4), checklist: ['general', 'reusable', 'wording'] }
const inFirst = { status: 'first_review', reviewer: 'reviewer-1' }
const inSecond = {
  status: 'second_review',
  reviewer: 'reviewer-2',
  firstReviewer: 'reviewer-1',
  reviews: [aPass()],
}

describe('submitting a case', () => {
  const submit = { type: 'case.submit' }
  const checked = (qualityErrors: string[], sensitiveFindings: string[]) =>
    by('author-1', { facts: { qualityErrors, sensitiveFindings } })

  it('is refused while elements are missing, and names them', () => {
    const result = send({}, submit, checked(['quality.missing_steps'], []))
    expect(!result.ok && result.refusals[0]).toMatchObject({
      code: 'lifecycle.elements_missing',
      details: { errors: ['quality.missing_steps'], count: 1 },
    })
    expect(taken({}, submit, checked([], [])).to).toBe('submitted')
  })

  it('is refused with sensitive data, unless the customer agreed', () => {
    expect(refusal({}, submit, checked([], ['mobile']))).toEqual(['lifecycle.sensitive_data'])
    const authorisation = { reference: 'A-1', at, by: 'agent-1' }
    expect(refusal({ customer: { name: '甲公司', authorisation } }, submit, checked([], ['mobile']))).toEqual(
      [],
    )
  })

  it('answers both faults at once', () => {
    expect(refusal({}, submit, checked(['quality.missing_steps'], ['mobile']))).toEqual([
      'lifecycle.elements_missing',
      'lifecycle.sensitive_data',
    ])
  })

  it('drafts from resolved and closed tickets only', () => {
    const draft = (ticketCategory: string) =>
      codes(
        step(
          caseLifecycle,
          undefined,
          { type: 'case.draft_from_ticket' },
          by('a', { facts: { ticketCategory } }),
        ),
      )
    expect(draft('open')).toEqual(['lifecycle.ticket_not_finished'])
    expect([draft('resolved'), draft('closed')]).toEqual([[], []])
  })
})

describe('the reviews', () => {
  const claim = { type: 'case.claim' }

  it.each(['author-1', 'co-author-1'])('are never done by %s', (person) => {
    expect(refusal({ status: 'submitted' }, claim, by(person))).toEqual(['lifecycle.own_review'])
    expect(refusal({ ...inFirst, reviewer: person }, firstPass, by(person, { facts }))).toEqual([
      'lifecycle.own_review',
    ])
    expect(refusal({ ...inSecond, reviewer: person }, secondPass, by(person, { facts }))).toEqual([
      'lifecycle.own_review',
    ])
  })

  it('need two people', () => {
    const waiting = { status: 'first_passed', firstReviewer: 'reviewer-1', reviews: [aPass()] }
    expect(refusal(waiting, claim, by('reviewer-1'))).toEqual(['lifecycle.same_reviewer'])
    expect(refusal(waiting, claim, by('reviewer-2'))).toEqual([])
    expect(refusal({ ...inSecond, reviewer: 'reviewer-1' }, secondPass, by('reviewer-1', { facts }))).toEqual(
      ['lifecycle.same_reviewer'],
    )
  })

  it.each([
    { ...firstPass },
    { type: 'case.request_changes', comments: [{ field: 'title', text: '写清型号' }] },
    { type: 'case.reject', reason: '重复' },
  ])('$type belongs to whoever claimed it', (event) => {
    expect(refusal(inFirst, event, by('reviewer-9', { facts }))).toEqual(['lifecycle.not_claimed_by_you'])
    expect(refusal(inFirst, event, by('reviewer-1', { facts }))).toEqual([])
  })

  it('ask three scores from 1 to 5', () => {
    const broken = [undefined, {}, stars(0), stars(6), stars(3.5), { authenticity: 4 }, 'five']
    for (const scores of broken) {
      expect(refusal(inFirst, { ...firstPass, scores }, by('reviewer-1', { facts }))).toEqual([
        'lifecycle.scores_required',
      ])
    }
  })

  it('ask the checklist of their level and name what is open', () => {
    const result = send(inFirst, { ...firstPass, checklist: ['logical'] }, by('reviewer-1', { facts }))
    expect(!result.ok && result.refusals[0]).toMatchObject({
      code: 'lifecycle.checklist_incomplete',
      path: ['checklist'],
      details: { open: ['complete', 'accurate'], count: 2 },
    })
    const wrongLevel = { ...secondPass, checklist: firstPass.checklist }
    expect(refusal(inSecond, wrongLevel, by('reviewer-2', { facts }))).toEqual([
      'lifecycle.checklist_incomplete',
    ])
  })

  it('hold for the content that was read, not for another', () => {
    const other = { facts: { contentHash: 'hash-2' } }
    expect(refusal(inFirst, firstPass, by('reviewer-1', other))).toEqual(['lifecycle.content_changed'])
    expect(refusal(inFirst, { ...firstPass, contentHash: 'hash-0' }, by('reviewer-1', { facts }))).toEqual([
      'lifecycle.content_changed',
    ])
    const passedEarlier = { ...inSecond, reviews: [aPass({ contentHash: 'hash-0' })] }
    expect(refusal(passedEarlier, secondPass, by('reviewer-2', { facts }))).toEqual([
      'lifecycle.content_changed',
    ])
  })

  it('write down who passed what', () => {
    const { to, effects } = taken(inFirst, { ...firstPass, note: '数据可查' }, by('reviewer-1', { facts }))
    expect(to).toBe('first_passed')
    expect(effects).toMatchObject({ unset: ['reviewer'], set: { firstReviewer: 'reviewer-1' } })
    expect(effects.append.reviews).toEqual({
      level: 'first',
      reviewer: 'reviewer-1',
      decision: 'passed',
      scores: stars(4),
      checklist: firstPass.checklist,
      comments: [],
      reason: '数据可查',
      contentHash: 'hash-1',
      void: false,
      at,
    })
  })

  it('publish with the second pass, at a date when one is set, or into the entry that is revised', () => {
    const pass = (fields: Partial<CaseEntry>, more: object = {}) =>
      taken({ ...inSecond, ...fields }, secondPass, by('reviewer-2', { facts: { ...facts, ...more } }))
    expect(pass({}).to).toBe('published')
    expect(pass({}).effects).toMatchObject({
      set: { publishedAt: at, reviewDueAt: Date.UTC(2027, 7, 13, 9, 40), confidence: 'validated' },
      add: { edition: 1 },
    })
    expect(pass({}, { publishAt: at + days(1) }).to).toBe('approved')
    expect(pass({}, { publishAt: at }).to).toBe('published')
    expect(pass({ revises: 'case-0' }, { publishAt: at + days(1) }).to).toBe('applied')
    expect(pass({ revises: 'case-0' }).effects.add).toEqual({})
  })
})

describe('a revision', () => {
  it.each([
    ['library', []],
    ['archived', ['lifecycle.revised_case_gone']],
    ['ended', ['lifecycle.revised_case_gone']],
  ])('of a case that is now in %s answers %j', (revisedCategory, expected) => {
    const context = by('reviewer-2', { facts: { ...facts, revisedCategory } })
    expect(refusal({ ...inSecond, revises: 'case-0' }, secondPass, context)).toEqual(expected)
  })
})

describe('the score threshold (L7)', () => {
  const pass = (first: Scores, second: Scores, lifecycle = caseLifecycle) => {
    const entry = aCase({ ...inSecond, reviews: [aPass({ scores: first })] })
    const event = { ...secondPass, scores: second }
    return step(lifecycle, entry, event, by('reviewer-2', { facts }))
  }

  it('passes a mean of exactly 3 with no score of 2 or less', () => {
    expect(codes(pass(stars(3, 3, 3), stars(3, 3, 3)))).toEqual([])
  })

  it.each([
    ['the first review', stars(2, 5, 5), stars(5, 5, 5)],
    ['the second review', stars(5, 5, 5), stars(5, 2, 5)],
  ])('refuses one 2 in %s, however good the mean', (_where, first, second) => {
    expect(codes(pass(first, second))).toEqual(['lifecycle.scores_too_low'])
  })

  it('refuses with all that went into it', () => {
    const result = pass(stars(3, 3, 3), stars(1, 3, 3))
    expect(!result.ok && result.refusals[0]).toMatchObject({
      path: ['scores'],
      details: {
        mean: 2.67,
        lowest: 1,
        needMean: 3,
        needLowest: 3,
        scores: { first: stars(3, 3, 3), second: stars(1, 3, 3) },
      },
    })
  })

  it('is the host’s to set', () => {
    const strict = defineLifecycle(caseLifecycle, { settings: { scoreMean: 4.5, scoreLowest: 1 } })
    expect(codes(pass(stars(4, 4, 4), stars(4, 4, 4), strict))).toEqual(['lifecycle.scores_too_low'])
    expect(codes(pass(stars(1, 5, 5), stars(5, 5, 5), strict))).toEqual(['lifecycle.scores_too_low'])
    expect(codes(pass(stars(2, 5, 5), stars(5, 5, 5), strict))).toEqual([])
  })

  it('does not count passes that an edit made void', () => {
    const reviews = [aPass({ scores: stars(1), void: true }), aPass({ scores: stars(5) })]
    const entry = aCase({ ...inSecond, reviews })
    expect(codes(step(caseLifecycle, entry, secondPass, by('reviewer-2', { facts })))).toEqual([])
  })
})

describe('editing a case', () => {
  const edit = { type: 'case.edit' }

  it.each(['submitted', 'first_review', 'first_passed', 'second_review', 'approved'])(
    'in %s takes it back to draft and voids its passes',
    (status) => {
      const { to, effects } = taken({ status, reviews: [aPass()] }, edit, by('author-1'))
      expect(to).toBe('draft')
      expect(effects.each).toEqual({ reviews: { void: true } })
      expect(effects.unset).toEqual(['reviewer', 'firstReviewer'])
    },
  )

  it.each(['published', 'review_due'])('in %s is refused in favour of a revision', (status) => {
    const result = send({ status }, edit, by('author-1'))
    expect(!result.ok && result.refusals[0]).toMatchObject({
      code: 'lifecycle.revise_instead',
      details: { instead: 'case.revise' },
    })
  })

  it.each(['archived', 'retired', 'rejected', 'applied'])('in %s is not possible', (status) => {
    expect(refusal({ status }, edit, by('author-1'))).toEqual(['lifecycle.not_accepted'])
  })

  it('opens one revision at a time', () => {
    const revise = { type: 'case.revise', reason: '新固件' }
    expect(refusal({ status: 'published', revision: 'case-2' }, revise, by('author-1'))).toEqual([
      'lifecycle.revision_open',
    ])
    const { to, effects } = taken({ status: 'review_due' }, { ...revise, revision: 'case-2' }, by('author-1'))
    expect([to, effects.set]).toEqual(['review_due', { revision: 'case-2' }])
  })
})

describe('a case in the library', () => {
  it('is published from approved only as it was reviewed', () => {
    const approved = { status: 'approved', reviews: [aPass(), aPass({ level: 'second' })] }
    const publish = { type: 'case.publish' }
    expect(refusal(approved, publish, by('system', { facts: { contentHash: 'hash-2' } }))).toEqual([
      'lifecycle.content_changed',
    ])
    expect(taken(approved, publish, by('system', { facts })).effects.add).toEqual({ edition: 1 })
  })

  it('comes back from the archive as published, or to be reviewed when that is due', () => {
    const restore = (reviewDueAt?: number) =>
      taken(
        { status: 'archived', ...(reviewDueAt ? { reviewDueAt } : {}) },
        { type: 'case.restore' },
        by('a'),
      ).to
    expect([restore(), restore(at + 1), restore(at)]).toEqual(['published', 'published', 'review_due'])
  })

  it('gets its next review date when it is confirmed', () => {
    const confirm = { type: 'case.confirm_valid', note: '仍适用' }
    const now = Date.UTC(2026, 7, 31)
    expect(taken({ status: 'review_due' }, confirm, by('r', { now })).effects.set).toEqual({
      reviewDueAt: Date.UTC(2028, 1, 29),
    })
  })

  it('is deleted as a draft, by its author', () => {
    const remove = { type: 'case.delete' }
    expect(refusal({}, remove, by('admin-1'))).toEqual(['lifecycle.not_author'])
    expect(taken({}, remove, by('author-1')).to).toBe('absent')
    expect(refusal({ status: 'submitted' }, remove, by('author-1'))).toEqual(['lifecycle.not_accepted'])
  })

  it('is retired with a reason and a replacement', () => {
    const retire = { type: 'case.retire', reason: '产品停产', replacement: 'case-9' }
    expect(refusal({ status: 'published' }, { type: 'case.retire' }, by('a'))).toEqual([
      'lifecycle.reason_required',
    ])
    expect(taken({ status: 'published' }, retire, by('a')).effects.set).toEqual({
      reason: '产品停产',
      replacement: 'case-9',
    })
  })
})
