import { defineRefusals } from '../shared/index.js'

/** What field encryption refuses. Damaged or altered ciphertext is `storage.corrupt`, as from any storage. */
export const encryptionRefusals = defineRefusals({
  'encryption.not_searchable': {
    zh: '字段“{field}”已加密，不能按“{operator}”查找或排序。',
    en: 'The field “{field}” is encrypted and cannot be asked for by “{operator}”.',
  },
  'encryption.subject_erased': {
    zh: '该人员的数据已被抹除，不再保存其个人信息。',
    en: 'This person’s data were erased; nothing personal of theirs is stored any more.',
  },
  'encryption.unknown_key': {
    zh: '密钥库中没有密钥“{key}”。',
    en: 'The keys do not hold the key “{key}”.',
  },
  'encryption.field_in_event': {
    zh: '事件中不能含有加密字段“{field}”。',
    en: 'An event must not carry the encrypted field “{field}”.',
  },
  'encryption.no_webcrypto': {
    zh: '此页面无法使用 WebCrypto，请通过 HTTPS 访问。',
    en: 'WebCrypto is not to be had here; browsers give it to pages served over HTTPS only.',
  },
})

export type EncryptionRefusalCode = keyof typeof encryptionRefusals.sentences
