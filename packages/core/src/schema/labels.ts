import type { LocalText } from '../shared/index.js'
import type {
  Audience,
  Channel,
  Confidence,
  Governance,
  Priority,
  Sensitivity,
  StatusCategory,
  Track,
  Visibility,
} from './enums.js'
import { type Labels, label as t } from './label.js'

export const priorityLabels: Labels<Priority> = {
  urgent: t('紧急', 'Urgent'),
  high: t('高', 'High'),
  normal: t('中', 'Normal'),
  low: t('低', 'Low'),
}

export const channelLabels: Labels<Channel> = {
  web: t('网页', 'Web'),
  app: t('应用', 'App'),
  phone: t('电话', 'Phone'),
  email: t('邮件', 'E-mail'),
  wechat: t('微信', 'WeChat'),
  wecom: t('企业微信', 'WeCom'),
  dingtalk: t('钉钉', 'DingTalk'),
  sms: t('短信', 'SMS'),
  social: t('社交媒体', 'Social media'),
  chat: t('在线聊天', 'Chat'),
}

export const statusCategoryLabels: Labels<StatusCategory> = {
  new: t('新建', 'New'),
  open: t('处理中', 'In progress'),
  pending_requester: t('等待客户', 'Waiting for the customer'),
  on_hold: t('等待第三方', 'Waiting for a third party'),
  resolved: t('待确认解决', 'Resolved, to be confirmed'),
  closed: t('已关闭', 'Closed'),
  merged: t('已合并', 'Merged'),
}

/** The usual service tiers. A tier is the host's word: one that is not here is shown as it is. */
export const tierLabels: Readonly<Record<string, LocalText>> = {
  platinum: t('铂金', 'Platinum'),
  gold: t('金牌', 'Gold'),
  silver: t('银牌', 'Silver'),
  bronze: t('铜牌', 'Bronze'),
  standard: t('标准', 'Standard'),
}

export const visibilityLabels: Labels<Visibility> = {
  public: t('公开回复', 'Public reply'),
  internal: t('内部备注', 'Internal note'),
}

export const trackLabels: Labels<Track> = {
  routine: t('普通', 'Routine'),
  urgent: t('紧急（48 小时）', 'Urgent (48 hours)'),
}

export const audienceLabels: Labels<Audience> = {
  team: t('本团队', 'Team'),
  internal: t('公司内部', 'Internal'),
  partner: t('合作伙伴', 'Partners'),
  customer: t('客户', 'Customers'),
  public: t('公开', 'Public'),
}

export const confidenceLabels: Labels<Confidence> = {
  work_in_progress: t('撰写中', 'Work in progress'),
  not_validated: t('未验证', 'Not validated'),
  validated: t('已验证', 'Validated'),
}

export const governanceLabels: Labels<Governance> = {
  compliance: t('先审后用', 'Review before use'),
  experience: t('先用后审', 'Publish, then review'),
}

export const sensitivityLabels: Labels<Sensitivity> = {
  normal: t('普通', 'Normal'),
  confidential: t('保密', 'Confidential'),
  breakthrough: t('重大技术突破', 'Major breakthrough'),
}
