import { colloquialQuestions } from './colloquial.js'
import { mixedQuestions } from './mixed.js'
import { modelQuestions } from './models.js'
import { pinyinQuestions } from './pinyin.js'
import { traditionalQuestions } from './traditional.js'
import { typoQuestions } from './typos.js'

/** Questions to the demo's cases by what is hard about them, each with the cases that answer it. */
export const demoQuestions = {
  colloquial: colloquialQuestions,
  typos: typoQuestions,
  traditional: traditionalQuestions,
  pinyin: pinyinQuestions,
  models: modelQuestions,
  mixed: mixedQuestions,
}
