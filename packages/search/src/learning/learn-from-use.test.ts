import type { LearningInput, PastQuestion, SearchProposal } from '@caselore/core/search'
import { beforeAll, describe, expect, it } from 'vitest'
import { createCaseSearch } from '../create-case-search.js'
import { createSearchTools } from '../tools/index.js'
import { learnWeights } from './index.js'

const machines = [
  '注塑机',
  '空压机',
  '贴标机',
  '冷水机',
  '变频器',
  '传送带',
  '激光切割机',
  '包装机',
  '水泵',
  '锅炉',
]
const faults = ['漏油', '异响', '抖动', '停机', '跳闸', '过热']
/** What customers call a fault, and no case does. */
const said: Readonly<Record<string, string>> = { 停机: '罢工', 过热: '发烫' }

const library = machines.flatMap((machine, i) =>
  faults.map((fault, j) => ({
    id: `c${i}-${j}`,
    title: `${machine}${fault}`,
    scene: `夜班巡检时发现${machine}${fault}，联系${machines[(i + 3) % machines.length]}班组。`,
    node: fault,
  })),
)

async function input(citations: readonly PastQuestion[]): Promise<LearningInput> {
  const engine = await createCaseSearch({ pinyin: false })
  await engine.index(
    library.map(({ id, title, scene, node }) => ({
      id,
      tenant: 'acme',
      kind: 'case',
      text: { title, 'symptom.scene': scene },
      attributes: { status: 'published', node },
    })),
  )
  const reach = { tenant: 'acme', kind: 'case', scope: 'all', fields: ['title', 'symptom.scene'] } as const
  const examples = library.map(({ id, title, scene, node }) => ({
    id,
    text: `${title}\n${scene}`,
    labels: [node],
    attributes: {},
  }))
  return { engine, reach, citations, openings: [], examples, nodes: {}, madeAt: 1 }
}

/** Every case cited for a question in customers' words; one in four for another machine's, as in life. */
const asked: readonly PastQuestion[] = library.map(({ id, title, node }, i) => ({
  question: title.replace(node, said[node] ?? node),
  answers: [i % 4 === 3 ? `c${(i * 7) % machines.length}-${(i >> 2) % faults.length}` : id],
}))

describe('learning from use', () => {
  let proposal: SearchProposal
  beforeAll(async () => {
    proposal = await (await createSearchTools()).learn(await input(asked))
  }, 60_000)

  it('proposes a curve that promises what citations bear out, on questions that it has not seen', () => {
    const { effect, tuning } = proposal
    expect(effect.relevance.method).toBe('platt')
    expect(effect.relevance.samples).toBeGreaterThan(100)
    expect(effect.relevance.errorAfter).toBeLessThan(effect.relevance.errorBefore)
    expect(tuning.relevance?.length).toBeGreaterThan(0)
    expect(effect.categories.errorAfter).toBeLessThanOrEqual(1)
  })

  it('proposes the words that customers have for what the cases call otherwise, with what they gain', () => {
    const { tuning, effect } = proposal
    expect(tuning.synonyms).toContainEqual(['罢工', '停机'])
    for (const { before, after, questions } of effect.synonyms) {
      expect(after).toBeGreaterThan(before)
      expect(questions).toBeGreaterThanOrEqual(3)
    }
  })

  it('proposes nothing from a handful', async () => {
    const tools = await createSearchTools()
    const few = await tools.learn({ ...(await input(asked.slice(0, 5))), examples: [] })
    expect(few.tuning).toEqual({})
    expect(few.effect.relevance.method).toBe('default')
  })

  it('leaves weights alone where the half that was not learned from gains nothing', async () => {
    const { engine, reach } = await input([])
    const perfect = library.map(({ id, title }) => ({ question: title, answers: [id] }))
    const learned = await learnWeights(perfect, engine, reach)
    expect(learned?.weights).toEqual({})
    expect(learned?.after).toEqual(learned?.before)
    expect(await learnWeights(perfect.slice(0, 10), engine, reach)).toBeUndefined()
  })
})
