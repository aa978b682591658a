import { caseIndex } from '@caselore/core/search'
import { createCaseSearch } from '@caselore/search'
import { beforeAll, describe, expect, it } from 'vitest'
import { demoCases } from '../cases/index.js'
import { demoDocuments } from './demo-documents.js'
import { demoQuestions } from './index.js'
import type { Question } from './question.js'

const engine = await createCaseSearch()
const withoutPinyin = await createCaseSearch({ pinyin: false })
const fields = Object.keys(caseIndex.fields)
const all = Object.values(demoQuestions).flat()

async function misses(questions: readonly Question[], by = engine): Promise<string[]> {
  const missed: string[] = []
  for (const [text, ...answers] of questions) {
    const { hits } = await by.search({
      tenant: 'demo',
      kind: 'case',
      scope: 'all',
      fields,
      text,
      limit: 5,
    })
    const ids = hits.map(({ id }) => id)
    if (!answers.some((answer) => ids.includes(answer))) missed.push(`${text} → ${ids.join(' ')}`)
  }
  return missed
}

beforeAll(async () => {
  await engine.index(demoDocuments)
  await withoutPinyin.index(demoDocuments)
})

describe('the questions to the demo', () => {
  it('are more than 300, each asked once and answered by cases that there are', () => {
    const keys = new Set(demoCases.map(({ key }) => key))
    expect(all.length).toBeGreaterThan(300)
    expect(new Set(all.map(([text]) => text)).size).toBe(all.length)
    expect(all.flatMap(([, ...answers]) => answers.filter((answer) => !keys.has(answer)))).toEqual([])
  })

  it('have the right case among the first five, 95 of 100', async () => {
    const missed = await misses(all)
    expect(1 - missed.length / all.length, missed.join('\n')).toBeGreaterThanOrEqual(0.95)
  })

  it.each(Object.entries(demoQuestions))('%s: nine of ten and more', async (_, questions) => {
    const missed = await misses(questions)
    expect(1 - missed.length / questions.length, missed.join('\n')).toBeGreaterThanOrEqual(0.9)
  })

  it('typed in pinyin are not found without the sounds', async () => {
    const { pinyin } = demoQuestions
    expect((await misses(pinyin, withoutPinyin)).length / pinyin.length).toBeGreaterThan(0.9)
  })
})
