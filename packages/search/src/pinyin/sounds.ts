// What pinyin is matched and respelt with, loaded with the first question that needs it.
export { matchPinyin, typedPinyin } from './match-pinyin.js'
export { loadPinyin } from './pinyin-reader.js'
export { createPairSounds } from './spelling.js'
