import { describe, expect, it } from 'vitest'
import { contributions, libraryUse, standardPoints } from './index.js'
import { at, stream } from './testing/stream.js'

const created = (node: string, more = {}) => ({ attributes: { track: 'routine', node }, ...more })

const events = [
  ...stream(
    'case',
    'k1',
    ['2026-03-02T09:00', 'created', created('电气'), 'li'],
    ['2026-03-03T09:00', 'passed', { level: 'first' }, 'qian'],
    ['2026-03-04T09:00', 'passed', { level: 'second' }, 'sun'],
    ['2026-03-04T10:00', 'published', { edition: 1 }, 'sun'],
    ['2026-03-05T09:00', 'cited', { ticket: 't1' }, 'zhou'],
    ['2026-03-05T10:00', 'cited', { ticket: 't2' }, 'li'],
    ['2026-03-06T09:00', 'feedback_given', { kind: 'solved', deflected: true }, 'wang'],
    ['2026-03-06T10:00', 'feedback_given', { kind: 'rating', score: 5 }, 'wang'],
    ['2026-03-06T11:00', 'feedback_given', { kind: 'rating', score: 4 }, 'zhao'],
  ),
  ...stream('case', 'k2', ['2026-03-10T09:00', 'created', created('电气', { revises: 'k1' }), 'zhou']),
  ...stream('case', 'k1', ['2026-03-12T09:00', 'published', { edition: 2, revision: 'k2' }, 'sun']),
  ...stream(
    'case',
    'k3',
    ['2026-03-02T09:00', 'created', created('液压'), 'qian'],
    ['2026-03-04T10:00', 'published', { edition: 1 }, 'sun'],
    ['2026-03-20T10:00', 'archived', {}, 'sun'],
  ),
].sort((a, b) => a.at - b.at)

describe('contributions', () => {
  it('are points for what helps others, ranked; the first three ranks are stars', () => {
    expect(contributions(events)).toEqual([
      // Published 10, cited by another 3, solved 2, five stars 1.
      {
        person: 'li',
        points: 16,
        rank: 1,
        isStar: true,
        counts: { published: 1, cited: 1, solved: 1, five_stars: 1 },
      },
      { person: 'qian', points: 11, rank: 2, isStar: true, counts: { reviewed: 1, published: 1 } },
      { person: 'zhou', points: 5, rank: 3, isStar: true, counts: { revised: 1 } },
      { person: 'sun', points: 1, rank: 4, isStar: false, counts: { reviewed: 1 } },
    ])
  })

  it('go by the host’s rules and time', () => {
    const rules = standardPoints.filter(({ id }) => id === 'cited').map((rule) => ({ ...rule, points: 7 }))
    const march = { from: at('2026-03-05T00:00'), to: at('2026-03-06T00:00') }
    expect(contributions(events, { rules, ...march }).map(({ person, points }) => [person, points])).toEqual([
      ['li', 7],
    ])
    expect(contributions(events, { rules, from: at('2026-03-06T00:00') })).toEqual([])
  })

  it('share a rank when they are equal', () => {
    const equal = stream('case', 'k9', ['09:00', 'passed', {}, 'b'], ['09:01', 'passed', {}, 'a'])
    expect(contributions(equal).map(({ person, rank }) => [person, rank])).toEqual([
      ['a', 1],
      ['b', 1],
    ])
  })
})

describe('the use of the library', () => {
  it('lists the most used cases, revisions under what they revise, and the share that was reused', () => {
    expect(libraryUse(events)).toEqual({
      cases: [
        {
          case: 'k1',
          author: 'li',
          node: '电气',
          isPublished: true,
          citations: 2,
          solved: 1,
          notSolved: 0,
          ratings: 2,
          rating: 4.5,
        },
        {
          case: 'k3',
          author: 'qian',
          node: '液压',
          isPublished: false,
          citations: 0,
          solved: 0,
          notSolved: 0,
          ratings: 0,
        },
      ],
      reusedShare: 1,
    })
    expect(libraryUse(events, { to: at('2026-03-15T00:00') }).reusedShare).toBe(0.5)
  })
})
