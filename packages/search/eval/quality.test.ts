import { describe, expect, it } from 'vitest'
import { createAnalyzer, loadTraditionalMap, normalizeText } from '../src/analysis/index.js'
import { type Corpus, corpusFolder, readCorpus } from './corpora.js'
import { type Figures, judge, mean } from './metrics.js'
import { caseloreCompact, miniSearchIntl, type System } from './systems.js'

const folder = corpusFolder()

// A part of each corpus, so that the whole takes seconds; `eval-search.ts` asks everything of all.
function sample(name: string, documentCount: number, questionCount: number): Corpus {
  const corpus = readCorpus(folder ?? '', name)
  const documents = corpus.documents.slice(0, documentCount)
  const known = new Set(documents.map(({ id }) => id))
  const questions = corpus.questions.filter(({ relevant }) =>
    [...relevant.keys()].some((id) => known.has(id)),
  )
  const every = Math.max(1, Math.floor(questions.length / questionCount))
  return { name, documents, questions: questions.filter((_, i) => i % every === 0) }
}

async function measure(system: System, corpus: Corpus): Promise<Figures> {
  const ask = await system(corpus)
  const figures = []
  for (const { text, relevant } of corpus.questions) figures.push(judge(await ask(text), relevant))
  return mean(figures)
}

describe.skipIf(!folder)('on other people’s questions (skipped: no data)', { timeout: 120_000 }, () => {
  it('finds answers of Chinese technical support better than MiniSearch with Intl words', async () => {
    const corpus = sample('egret_wenda', 3000, 700)
    const ours = await measure(caseloreCompact(await createAnalyzer()), corpus)
    const peer = await measure(miniSearchIntl, corpus)
    expect(ours.ndcg10 - peer.ndcg10).toBeGreaterThan(0.02)
  })

  it('has the right Chinese paragraph first', async () => {
    const { recall1 } = await measure(caseloreCompact(await createAnalyzer()), sample('cmrc2018', 300, 200))
    expect(recall1).toBeGreaterThan(0.97)
  })

  it('finds traditional text by simplified questions', async () => {
    const corpus = sample('drcd_trad', 200, 200)
    const characters = await loadTraditionalMap()
    const questions = corpus.questions.map((one) => ({ ...one, text: normalizeText(one.text, characters) }))
    const { ndcg10 } = await measure(caseloreCompact(await createAnalyzer()), { ...corpus, questions })
    expect(ndcg10).toBeGreaterThan(0.94)
  })

  it('finds English questions of the same intent', async () => {
    const { ndcg10 } = await measure(
      caseloreCompact(await createAnalyzer()),
      sample('banking77', 20_000, 130),
    )
    expect(ndcg10).toBeGreaterThan(0.7)
  })
})
