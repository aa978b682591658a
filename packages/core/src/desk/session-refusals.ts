import { defineRefusals } from '../shared/index.js'

/** What a desk refuses before any record is looked at. Apart from the rest, which a page loads with its first record. */
export const sessionRefusals = defineRefusals({
  'desk.storage_lacks_feed': {
    zh: '存储不支持变更流，无法使用。',
    en: 'The storage has no change feed, which the desk needs.',
  },
  'desk.session_expired': { zh: '登录已过期，请重新登录。', en: 'The session has expired; sign in again.' },
  'desk.session_ended': {
    zh: '登录已失效，请重新登录。',
    en: 'The session was ended; sign in again.',
  },
  'desk.person_left': { zh: '该账号已离职，不能使用。', en: 'The person has left; the account is closed.' },
  'desk.service_token_too_long': {
    zh: '服务账号须使用有效期不超过一小时的令牌。',
    en: 'A service account needs a token that expires within one hour.',
  },
  'desk.closed': { zh: '服务已停止。', en: 'The desk is closed.' },
})
