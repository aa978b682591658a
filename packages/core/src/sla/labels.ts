import { priorityLabels, trackLabels } from '../schema/index.js'
import type { LocalText } from '../shared/index.js'
import type { StandardMetric } from './metrics.js'
import type { SlaStatus } from './status.js'
import type { TargetReason } from './target.js'
import type { ClockState } from './types.js'

// Told to bundlers as pure, so that they drop the tables a page does not use.
// @__NO_SIDE_EFFECTS__
const t = (zh: string, en: string): LocalText => ({ zh, en })

export const metricLabels: Readonly<Record<StandardMetric, LocalText>> = {
  first_reply: t('首次响应', 'First reply'),
  next_reply: t('后续响应', 'Next reply'),
  update: t('进展通报', 'Update'),
  requester_wait: t('客户等待时间', 'Requester wait'),
  agent_work: t('客服处理时间', 'Agent work'),
  resolution: t('解决', 'Resolution'),
  assignment: t('分派', 'Assignment'),
  first_review: t('一级审核', 'First review'),
  second_review: t('二级审核', 'Second review'),
  publish: t('入库发布', 'Publication'),
}

export const clockStateLabels: Readonly<Record<ClockState, LocalText>> = {
  pending: t('未开始', 'Not started'),
  running: t('计时中', 'Running'),
  paused: t('已暂停', 'Paused'),
  met: t('已达标', 'Met'),
  breached: t('已超时', 'Breached'),
  cancelled: t('已取消', 'Cancelled'),
}

export const slaStatusLabels: Readonly<Record<SlaStatus, LocalText>> = {
  ok: t('正常', 'On track'),
  warning: t('即将超时', 'Due soon'),
  breached: t('已超时', 'Breached'),
  paused: t('已暂停', 'Paused'),
  met: t('已达标', 'Met'),
}

const valueLabels: Readonly<Record<string, Readonly<Record<string, LocalText>>>> = {
  priority: priorityLabels,
  track: trackLabels,
}

/** The reason why a target was taken, as a sentence. */
export function targetReasonText({ matched, others, firstOfEquals }: TargetReason): LocalText {
  const names = {
    priority: t('优先级', 'priority'),
    tier: t('服务等级', 'tier'),
    category: t('分类', 'category'),
    track: t('通道', 'track'),
  }
  const parts = Object.entries(matched).map(([key, value]) => {
    const name = names[key as keyof typeof names]
    const label = valueLabels[key]?.[value]
    return t(`${name.zh}为“${label?.zh ?? value}”`, `${name.en} is ${label?.en ?? value}`)
  })
  const held = t(parts.map((part) => part.zh).join('、'), parts.map((part) => part.en).join(', '))
  if (parts.length === 0)
    return t('默认目标，适用于所有情况。', 'The default target, which applies to everything.')
  if (others === 0) return t(`${held.zh}，仅此目标适用。`, `Because ${held.en}; no other target applies.`)
  if (firstOfEquals)
    return t(
      `${held.zh}；同等具体的目标中排在最前。`,
      `Because ${held.en}; the first listed of equally specific targets.`,
    )
  return t(`${held.zh}，是最具体的目标。`, `Because ${held.en}; the most specific target.`)
}
