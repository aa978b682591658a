/** 优先级. */
export const priorities = ['urgent', 'high', 'normal', 'low'] as const
export type Priority = (typeof priorities)[number]

/** 来源渠道. */
export const channels = [
  'web',
  'app',
  'phone',
  'email',
  'wechat',
  'wecom',
  'dingtalk',
  'sms',
  'social',
  'chat',
] as const
export type Channel = (typeof channels)[number]

/** What a status means to clocks and people. Fixed; the statuses inside a category are the host's. */
export const statusCategories = [
  'new',
  'open',
  'pending_requester',
  'on_hold',
  'resolved',
  'closed',
  'merged',
] as const
export type StatusCategory = (typeof statusCategories)[number]

/** Who may see a comment: the customer too (公开回复), or colleagues only (内部备注). */
export const visibilities = ['public', 'internal'] as const
export type Visibility = (typeof visibilities)[number]

/** 普通通道 in quarterly batches, 紧急通道 in the library within 48 hours. */
export const tracks = ['routine', 'urgent'] as const
export type Track = (typeof tracks)[number]

/** How far a case may go, from the author's team to the public. */
export const audiences = ['team', 'internal', 'partner', 'customer', 'public'] as const
export type Audience = (typeof audiences)[number]

/** How sure the library is of a case. */
export const confidences = ['work_in_progress', 'not_validated', 'validated'] as const
export type Confidence = (typeof confidences)[number]

/** `compliance`: two reviews before use. `experience`: licensed authors publish, a sample is reviewed. */
export const governances = ['compliance', 'experience'] as const
export type Governance = (typeof governances)[number]

/** `breakthrough` marks 重大技术突破, open to executives by grant only. */
export const sensitivities = ['normal', 'confidential', 'breakthrough'] as const
export type Sensitivity = (typeof sensitivities)[number]

export const reviewLevels = ['first', 'second'] as const
export type ReviewLevel = (typeof reviewLevels)[number]

/** 真实性、典型性、可复用性. */
export const scoreNames = ['authenticity', 'typicality', 'reusability'] as const
export type ScoreName = (typeof scoreNames)[number]
