import { defineRefusals, type Json, Refusal, type RefusalOptions } from '../shared/index.js'
import type { Row } from './types.js'

/**
 * What may be done after the failure: nothing with the same input (`never`), run the command again on fresh data
 * (`rerun`), try the same call later (`later`), or try the same call with the same idempotency key only (`same_key`).
 */
export type Retry = 'never' | 'rerun' | 'later' | 'same_key'

export const storageRefusals = defineRefusals({
  'storage.conflict': {
    zh: '记录在此期间已被他人修改。',
    en: 'The record was changed by someone else in the meantime.',
  },
  'storage.exists': { zh: '记录已存在。', en: 'The record is there already.' },
  'storage.not_found': { zh: '记录不存在。', en: 'The record is not there.' },
  'storage.invalid': { zh: '存储请求无效：{reason}', en: 'The storage request is not valid: {reason}' },
  'storage.key_reused': {
    zh: '幂等键已用于另一请求。',
    en: 'The idempotency key was used for a different request.',
  },
  'storage.too_large': { zh: '内容超出存储上限。', en: 'The content is larger than the storage takes.' },
  'storage.not_pushable': {
    zh: '存储无法执行该过滤条件。',
    en: 'The storage cannot carry out this filter itself.',
  },
  'storage.not_supported': { zh: '存储不支持“{feature}”。', en: 'The storage does not support “{feature}”.' },
  'storage.busy': { zh: '存储繁忙，请稍后再试。', en: 'The storage is busy; try again later.' },
  'storage.unavailable': { zh: '暂时无法访问存储。', en: 'The storage cannot be reached for now.' },
  'storage.unknown_outcome': {
    zh: '无法确认保存是否成功。',
    en: 'It is not known whether the change was stored.',
  },
  'storage.other_tenant': {
    zh: '此处只能访问一个租户的数据。',
    en: 'Only the data of one tenant can be reached here.',
  },
  'storage.feed_gap': {
    zh: '所读位置之后的事件已被清理，请从现有记录重建。',
    en: 'Events after this place were purged; build anew from the records.',
  },
  'storage.quota': {
    zh: '本机存储空间不足，修改未保存。',
    en: 'This device has no room left; the change was not stored.',
  },
  'storage.read_only': { zh: '存储为只读。', en: 'The storage is read-only.' },
  'storage.closed': { zh: '存储已关闭。', en: 'The storage is closed.' },
  'storage.aborted': { zh: '操作已取消。', en: 'The operation was cancelled.' },
  'storage.corrupt': { zh: '存储中的数据已损坏。', en: 'The stored data are damaged.' },
})

export type StorageCode = keyof typeof storageRefusals.sentences

const retryOf: Partial<Record<StorageCode, Retry>> = {
  'storage.conflict': 'rerun',
  'storage.exists': 'rerun',
  'storage.not_found': 'rerun',
  'storage.busy': 'later',
  'storage.unavailable': 'later',
  'storage.unknown_outcome': 'same_key',
}

/** The only thing that a storage throws on purpose. */
export class StorageError extends Refusal {
  readonly retry: Retry
  /** Of the guards that failed, in the order checks, puts, deletes: the rows as they are now, `undefined` where there is none. */
  readonly current: readonly (Row | undefined)[]

  constructor(
    code: StorageCode,
    options: RefusalOptions & { current?: readonly (Row | undefined)[]; cause?: unknown } = {},
  ) {
    super(storageRefusals.data(code, options))
    this.retry = retryOf[code] ?? 'never'
    this.current = options.current ?? []
    if (options.cause !== undefined) this.cause = options.cause
  }
}

/** A `storage.invalid` with its reason, the commonest thing to say at the door. */
export const invalid = (reason: string, details: { readonly [name: string]: Json } = {}): StorageError =>
  new StorageError('storage.invalid', { details: { reason, ...details } })
