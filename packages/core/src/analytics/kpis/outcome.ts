import { isRequestersWord } from '../story.js'
import type { Kpi, Moment, Sample, Story } from '../types.js'

const share = (at: number, group: Moment['group'], isSo: boolean): Sample[] => [
  { at, group, value: isSo ? 1 : 0 },
]

/** Whether the last resolution still holds. */
const isResolved = ({ resolutions, returns }: Story): boolean => {
  const [resolved, returned] = [resolutions.at(-1), returns.at(-1)]
  return resolved !== undefined && (returned === undefined || returned.at < resolved.at)
}

/**
 * Resolution rate 解决率: of the tickets filed in the period, those whose resolution stands by now ÷ all. Left out:
 * cancelled and merged ones. The youngest period is still rising. S6 asks for over 85 %.
 */
export const resolutionRate: Kpi = {
  id: 'resolution_rate',
  label: { zh: '解决率', en: 'Resolution rate' },
  unit: 'share',
  better: 'higher',
  ofTicket: (story) => (story.isGone ? [] : share(story.filed.at, lastGroup(story), isResolved(story))),
}

const lastGroup = ({ moments }: Story) => (moments.at(-1) as Moment).group

/**
 * First-contact resolution 首次解决率: of first contacts that were resolved, those that needed no second one ÷ all. A second
 * contact is a public word of the requester between filing and first resolution, a transfer, a rejection or reopening,
 * or another ticket of the same requester and category up to `lookAhead` after the resolution. Counted in the period
 * of the first resolution. Left out: tickets that follow such a ticket within `lookBack`, being second contacts themselves;
 * those whose `lookAhead` is not over; unresolved, cancelled and merged ones. Source: the repeat-contact method of
 * call centres, with the “no further interaction of the customer” of Freshservice for the ticket itself.
 */
export const firstContactResolution: Kpi = {
  id: 'first_contact_resolution',
  label: { zh: '首次解决率', en: 'First-contact resolution' },
  unit: 'share',
  better: 'higher',
  ofTicket(story, { now, settings }) {
    const { filed, moments, earlier, later } = story
    const resolved = story.resolutions[0]
    if (!resolved || story.isGone || resolved.at + settings.lookAhead > now) return []
    if (earlier !== undefined && filed.at - earlier <= settings.lookBack) return []
    const askedAgain = moments.some((moment) => moment.at <= resolved.at && isRequestersWord(moment))
    const cameAgain = later !== undefined && later <= resolved.at + settings.lookAhead
    const isFirst = story.returns.length === 0 && story.transfers.length === 0 && !askedAgain && !cameAgain
    return share(resolved.at, resolved.group, isFirst)
  },
}

/**
 * Transfer rate 转派率: of resolved tickets, those that were transferred to another team at least once ÷ all. Counted in
 * the period of the first resolution. Left out: unresolved, cancelled and merged ones; a change of person within the team.
 */
export const transferRate: Kpi = {
  id: 'transfer_rate',
  label: { zh: '转派率', en: 'Transfer rate' },
  unit: 'share',
  better: 'lower',
  ofTicket: (story) => ofResolved(story, story.transfers.length > 0),
}

/**
 * Reopen rate 重开率: of resolved tickets, those whose solution was rejected or that were reopened at least once ÷ all. Counted
 * in the period of the first resolution, for who resolved it first. Left out: unresolved, cancelled and merged ones. The
 * youngest period is still rising.
 */
export const reopenRate: Kpi = {
  id: 'reopen_rate',
  label: { zh: '重开率', en: 'Reopen rate' },
  unit: 'share',
  better: 'lower',
  ofTicket: (story) => ofResolved(story, story.returns.length > 0),
}

function ofResolved({ resolutions: [first], isGone }: Story, isSo: boolean): Sample[] {
  return first && !isGone ? share(first.at, first.group, isSo) : []
}

/**
 * Human intervention rate 人工介入率: contacts on which a person worked ÷ all contacts, which are tickets and self-service
 * (see `deflectionRate`). Counted in the period of filing. Left out: open tickets that nobody has touched yet; cancelled
 * and merged ones. S6 asks for under 30 %.
 */
export const humanIntervention: Kpi = {
  id: 'human_intervention',
  label: { zh: '人工介入率', en: 'Human intervention' },
  unit: 'share',
  better: 'lower',
  ofTicket(story) {
    const isDecided = story.isTouched || story.closed !== undefined || isResolved(story)
    return story.isGone || !isDecided ? [] : share(story.filed.at, lastGroup(story), story.isTouched)
  },
  ofSelfService: ({ at, group }) => share(at, group, false),
}

/**
 * Repeat-issue rate 同类问题重复率: tickets filed whose requester had filed another in the same category within
 * `repeatWithin` before ÷ tickets filed. Grouped by category it names the issues that keep coming; above 15 % is an alert.
 * Left out: tickets without a category.
 */
export const repeatIssues: Kpi = {
  id: 'repeat_issues',
  label: { zh: '同类问题重复率', en: 'Repeat issues' },
  unit: 'share',
  better: 'lower',
  ofTicket(story, { settings }) {
    const { filed, earlier } = story
    const group = lastGroup(story)
    if (group.category === undefined) return []
    return share(filed.at, group, earlier !== undefined && filed.at - earlier <= settings.repeatWithin)
  },
}
