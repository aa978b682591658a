import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { createAnalyzer } from '../src/analysis/index.js'
import { createAssociation, learnConfidence, pairFeatures } from '../src/association/index.js'
import { type CalibrationSample, calibrationOf, expectedCalibrationError } from '../src/relevance/index.js'
import { corpusFolder } from './corpora.js'

interface Line {
  readonly text?: string
  readonly title?: string
  readonly body?: string
  readonly label: string
}

const folder = corpusFolder()
const read = (name: string): Line[] =>
  readFileSync(resolve(folder ?? '', `banking77.${name}.jsonl`), 'utf8')
    .split('\n')
    .flatMap((line) => (line ? [JSON.parse(line) as Line] : []))

describe.skipIf(!folder)('on banking77 (skipped: no data)', { timeout: 60_000 }, () => {
  it('knows the intent of 4 of 5 questions out of 77, and how sure it may be', async () => {
    const features = pairFeatures(await createAnalyzer())
    const examples = read('docs').map(({ title = '', body = '', label }, i) => ({
      id: String(i),
      text: `${title} ${body}`,
      labels: [label],
      attributes: {},
    }))
    const model = createAssociation({ features })
    model.add(examples)
    const { points } = learnConfidence(
      examples.filter((_, i) => i % 8 === 0),
      { features },
    )
    const questions = read('queries.dev').filter((_, i) => i % 4 === 0)
    const samples: CalibrationSample[] = []
    let right = 0
    for (const { text = '', label } of questions) {
      const ranked = model.classify({ text, scope: 'all' })
      right += Number(ranked[0]?.label === label)
      samples.push(...ranked.map((one) => ({ score: one.confidence, right: one.label === label })))
    }
    expect(right / questions.length).toBeGreaterThan(0.8)
    expect(expectedCalibrationError(samples, calibrationOf(points))).toBeLessThan(0.05)
  })
})
