/**
 * Prints how well each engine finds, beside MiniSearch as it comes and with Intl.Segmenter words, with 95 % bootstrap intervals,
 * and whether the aims are met. With --save the figures are added to eval/history.jsonl.
 *
 *   npx tsx packages/search/eval/eval-search.ts [corpus …] [--engine compact] [--save "why"]
 *
 * The corpora are not part of the repository: CASELORE_DATA names the folder that holds `search/`.
 */
import { appendFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { createAnalyzer, loadTraditionalMap, normalizeText } from '../src/analysis/index.js'
import { bootstrapInterval } from './bootstrap.js'
import { type Corpus, corpusFolder, corpusNames, readCorpus } from './corpora.js'
import { type Figures, judge, mean } from './metrics.js'
import {
  caseloreCompact,
  caseloreMiniSearch,
  miniSearchDefault,
  miniSearchIntl,
  type System,
} from './systems.js'

interface Line {
  readonly corpus: string
  readonly system: string
  readonly figures: Figures
  readonly ndcgInterval: readonly [number, number]
}

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: { engine: { type: 'string' }, save: { type: 'string' } },
})

async function main(): Promise<void> {
  const folder = corpusFolder()
  if (!folder) {
    console.log('skipped: no data')
    return
  }
  const analyzer = await createAnalyzer()
  const systems: Record<string, System> = {
    compact: caseloreCompact(analyzer),
    minisearch: caseloreMiniSearch(analyzer),
    'plain+intl': miniSearchIntl,
    plain: miniSearchDefault,
  }
  console.log(
    'corpus            system        R@1    R@5    R@10   MRR    nDCG   95 % of nDCG    ms/question',
  )
  const lines: Line[] = []
  for (const name of positionals.length > 0 ? positionals : corpusNames) {
    const corpora = await withSimplified(readCorpus(folder, name))
    for (const [system, build] of Object.entries(systems)) {
      if (options.engine && options.engine !== system) continue
      const ask = await build(corpora[0])
      for (const corpus of corpora) lines.push(await ask10(corpus, system, ask))
    }
  }
  reportAims(lines)
  if (options.save !== undefined) {
    const entry = { why: options.save, analyzer: analyzer.fingerprint, lines }
    appendFileSync(resolve(import.meta.dirname, 'history.jsonl'), `${JSON.stringify(entry)}\n`)
  }
}

/** Traditional text is asked for in simplified characters too. */
async function withSimplified(corpus: Corpus): Promise<[Corpus, ...Corpus[]]> {
  if (corpus.name !== 'drcd_trad') return [corpus]
  const characters = await loadTraditionalMap()
  const questions = corpus.questions.map((one) => ({ ...one, text: normalizeText(one.text, characters) }))
  return [corpus, { ...corpus, name: 'drcd (simplified)', questions }]
}

async function ask10(
  { name, questions }: Corpus,
  system: string,
  ask: (text: string) => Promise<readonly string[]>,
): Promise<Line> {
  const started = performance.now()
  const each: Figures[] = []
  for (const { text, relevant } of questions) each.push(judge(await ask(text), relevant))
  const time = (performance.now() - started) / questions.length
  const figures = mean(each)
  const ndcgInterval = bootstrapInterval(each.map(({ ndcg10 }) => ndcg10))
  const { recall1, recall5, recall10, mrr10, ndcg10 } = figures
  const columns = [recall1, recall5, recall10, mrr10, ndcg10].map((x) => percent(x).padStart(6))
  const interval = ndcgInterval.map(percent).join('–')
  console.log(
    `${name.padEnd(17)} ${system.padEnd(12)} ${columns.join(' ')}   ${interval.padEnd(12)} ${time.toFixed(1).padStart(8)}`,
  )
  return { corpus: name, system, figures, ndcgInterval }
}

const percent = (share: number): string => (share * 100).toFixed(1)

/** What the development halves must show; the halves that are kept back have aims of their own. */
function reportAims(lines: readonly Line[]): void {
  const of = (corpus: string, system: string) =>
    lines.find((line) => line.corpus === corpus && line.system === system)?.figures
  for (const system of ['compact', 'minisearch']) {
    const aim = (what: string, value: number | undefined, least: number) => {
      if (value === undefined) return
      const points = value * 100
      console.log(
        `${points >= least ? 'met   ' : 'MISSED'} ${system}: ${what} ${points.toFixed(2)} (aim ${least})`,
      )
      if (points < least) process.exitCode = 1
    }
    aim('cmrc2018 R@1', of('cmrc2018', system)?.recall1, 98)
    aim('drcd nDCG, simplified questions', of('drcd (simplified)', system)?.ndcg10, 95.5)
    aim('banking77 nDCG', of('banking77', system)?.ndcg10, 72.5)
    const [ours, plain] = [of('egret_wenda', system)?.ndcg10, of('egret_wenda', 'plain+intl')?.ndcg10]
    if (ours !== undefined && plain !== undefined)
      aim('egret_wenda nDCG above MiniSearch with Intl words', ours - plain, 3)
  }
}

await main()
