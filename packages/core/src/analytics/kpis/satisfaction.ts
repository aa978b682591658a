import type { Kpi, Sample, Story } from '../types.js'

const topBox = 4

const rating = (story: Story, read: (score: number) => number): Sample[] => {
  const score = story.rated?.data.score
  return story.rated && typeof score === 'number'
    ? [{ at: story.rated.at, group: story.rated.group, value: read(score) }]
    : []
}

/**
 * CSAT 客户满意度, top-two-box: ratings of 4 or 5 of 5 ÷ ratings. A changed rating replaces the one before. Counted in the period
 * of the rating, for the assignee at that time. Left out: tickets without a rating; see `csatResponse` for how many those
 * are. S6 asks for over 90 %.
 */
export const csat: Kpi = {
  id: 'csat',
  label: { zh: '客户满意度', en: 'Customer satisfaction' },
  unit: 'share',
  better: 'higher',
  ofTicket: (story) => rating(story, (score) => (score >= topBox ? 1 : 0)),
}

/** CSAT as the mean score from 1 to 5 满意度均分; the same ratings as `csat`. */
export const csatScore: Kpi = {
  id: 'csat_score',
  label: { zh: '满意度均分', en: 'Mean satisfaction score' },
  unit: 'score',
  better: 'higher',
  ofTicket: (story) => rating(story, (score) => score),
}

/**
 * CSAT response rate 评价率: closed tickets with a rating ÷ closed tickets. Counted in the period of the closing. Left out:
 * tickets not closed; cancelled and merged ones. Read `csat` beside it: few answers say little about the rest.
 */
export const csatResponse: Kpi = {
  id: 'csat_response',
  label: { zh: '评价率', en: 'Satisfaction response rate' },
  unit: 'share',
  better: 'higher',
  ofTicket: ({ closed, rated }) =>
    closed ? [{ at: closed.at, group: closed.group, value: rated ? 1 : 0 }] : [],
}
