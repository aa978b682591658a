// An engine that understands pinyin, around any other.

// Its parts: for lists of a host’s own, such as a taxonomy or a product catalogue.
export { matchPinyin, type PinyinMatch, typedPinyin } from './match-pinyin.js'
export { loadPinyin, type PinyinReader } from './pinyin-reader.js'
export { createPairSounds, type PairSounds, type Respelling } from './spelling.js'
export { type PinyinOptions, withPinyin } from './with-pinyin.js'
