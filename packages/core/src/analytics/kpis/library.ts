import type { Kpi, Sample, Story } from '../types.js'

const ofClosed = ({ closed }: Story, isSo: boolean): Sample[] =>
  closed ? [{ at: closed.at, group: closed.group, value: isSo ? 1 : 0 }] : []

/**
 * Link rate 关联率: closed tickets with a library case cited or drafted from them ÷ closed tickets; between 60 and 80 % is
 * healthy, and it is never a target on persons. Counted in the period of the closing. Left out: tickets not closed;
 * cancelled and merged ones. Source: KCS, “percentage of closed cases with an article linked”.
 */
export const linkRate: Kpi = {
  id: 'link_rate',
  label: { zh: '关联率', en: 'Link rate' },
  unit: 'share',
  better: 'higher',
  ofTicket: (story) => ofClosed(story, story.isLinked),
}

/**
 * Reuse rate 复用率: closed tickets that cite a case that was there already ÷ closed tickets: the link rate without the
 * cases that were only just written. To see what reuse does to the time, group `first_resolution` by `reuse`.
 */
export const reuseRate: Kpi = {
  id: 'reuse_rate',
  label: { zh: '复用率', en: 'Reuse rate' },
  unit: 'share',
  better: 'higher',
  ofTicket: (story) => ofClosed(story, story.isCited),
}

/**
 * Deflection rate 自助解决率: people whom the library answered ÷ these and the tickets filed. A deflection is a “solved my
 * problem” on a case, outside any ticket, with no ticket by the same person within `deflectionWindow` (48 h); one per person
 * in that time, however many cases they say it of. Left out: readers who say nothing, so the rate is a lower bound; those
 * whose window is not over.
 */
export const deflectionRate: Kpi = {
  id: 'deflection_rate',
  label: { zh: '自助解决率', en: 'Deflection rate' },
  unit: 'share',
  better: 'higher',
  ofTicket: ({ filed, moments }) => [{ at: filed.at, group: moments.at(-1)?.group ?? filed.group, value: 0 }],
  ofSelfService: ({ at, group }) => [{ at, group, value: 1 }],
}
