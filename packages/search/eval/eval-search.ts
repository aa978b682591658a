/**
 * Prints how well the engine finds, beside MiniSearch as it comes and with Intl.Segmenter words.
 *
 *   npx tsx packages/search/eval/eval-search.ts [corpus …]
 *
 * The corpora are not part of the repository: CASELORE_DATA names the folder that holds `search/`.
 */
import { createAnalyzer, loadTraditionalMap, normalizeText } from '../src/analysis/index.js'
import { corpusFolder, corpusNames, readCorpus } from './corpora.js'
import { judge, mean } from './metrics.js'
import { caselore, miniSearchDefault, miniSearchIntl, type System } from './systems.js'

async function main(): Promise<void> {
  const folder = corpusFolder()
  if (!folder) {
    console.log('skipped: no data')
    return
  }
  const systems: Record<string, System> = {
    caselore: caselore(await createAnalyzer()),
    'minisearch+intl': miniSearchIntl,
    minisearch: miniSearchDefault,
  }
  const characters = await loadTraditionalMap()
  const chosen = process.argv.slice(2)
  console.log('corpus            system            R@1    R@5    R@10   MRR    nDCG   ms/question')
  for (const name of chosen.length > 0 ? chosen : corpusNames) {
    const corpus = readCorpus(folder, name)
    for (const [system, build] of Object.entries(systems)) {
      const ask = await build(corpus)
      await report(corpus.name, system, ask, corpus.questions)
      if (name !== 'drcd_trad') continue
      const simplified = corpus.questions.map((one) => ({
        ...one,
        text: normalizeText(one.text, characters),
      }))
      await report('drcd (simplified)', system, ask, simplified)
    }
  }
}

async function report(
  corpus: string,
  system: string,
  ask: (text: string) => Promise<readonly string[]>,
  questions: ReturnType<typeof readCorpus>['questions'],
): Promise<void> {
  const started = performance.now()
  const figures = []
  for (const { text, relevant } of questions) figures.push(judge(await ask(text), relevant))
  const each = (performance.now() - started) / questions.length
  const { recall1, recall5, recall10, mrr10, ndcg10 } = mean(figures)
  const columns = [recall1, recall5, recall10, mrr10, ndcg10].map((x) => (x * 100).toFixed(1).padStart(6))
  console.log(`${corpus.padEnd(17)} ${system.padEnd(16)} ${columns.join(' ')} ${each.toFixed(1).padStart(6)}`)
}

await main()
