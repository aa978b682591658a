import type { OpenFilter, Scalar } from '../../filter/index.js'

const me = { ref: 'actor.id' }

export const is = (field: string, value: Scalar): OpenFilter => ({ field, op: 'eq', value })
export const isMe = (field: string): OpenFilter => ({ field, op: 'eq', value: me })
export const isOneOf = (field: string, ...value: Scalar[]): OpenFilter => ({ field, op: 'in', value })
export const isSet = (field: string, value = true): OpenFilter => ({ field, op: 'exists', value })
export const all = (...and: OpenFilter[]): OpenFilter => ({ and })
export const any = (...or: OpenFilter[]): OpenFilter => ({ or })
export const no = (not: OpenFilter): OpenFilter => ({ not })

/** `regions: ['*']` on an actor stands for every region. */
export const worksEverywhere: OpenFilter = { field: 'actor.regions', op: 'has', value: '*' }
export const inMyRegions: OpenFilter = { field: 'regions', op: 'has', value: { ref: 'actor.regions' } }

export const isMine = any(isMe('author'), { field: 'coAuthors', op: 'has', value: me })
export const isFreeOrMine = any(isSet('assignee', false), isMe('assignee'))

/** In the library to be found, and to be opened by whoever knows its number. */
export const isInUse = isOneOf('status', 'published', 'review_due')
export const isCitable = isOneOf('status', 'published', 'review_due', 'archived')
/** 重大技术突破 is opened by a grant only. */
export const isNoBreakthrough = isOneOf('sensitivity', 'normal', 'confidential')
