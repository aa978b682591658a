/**
 * Prints how well words are cut on UD Chinese GSDSimp, by the dictionary and by the runtime's own segmenter.
 *
 *   npx tsx packages/search/eval/eval-words.ts
 */
import { createIntlWordSegmenter, createWordSegmenter, type WordSegmenter } from '../src/words/index.js'
import { judgeCuts, readSentences } from './segmentation.js'

async function main(): Promise<void> {
  const segmenters = { dictionary: await createWordSegmenter(), intl: await createIntlWordSegmenter() }
  for (const half of ['ud_gsdsimp_dev', 'ud_gsdsimp_test.dev']) {
    const sentences = readSentences(half)
    if (!sentences) console.log(`${half}: skipped, no data`)
    else for (const [name, segmenter] of Object.entries(segmenters)) report(half, name, segmenter, sentences)
  }
}

function report(
  half: string,
  name: string,
  segmenter: WordSegmenter,
  sentences: readonly (readonly string[])[],
): void {
  const { precision, recall, f1 } = judgeCuts(sentences, (text) =>
    segmenter.segment(text).map(({ start, end }) => text.slice(start, end)),
  )
  const columns = [precision, recall, f1].map((x) => (x * 100).toFixed(1).padStart(6))
  console.log(`${half.padEnd(20)} ${name.padEnd(12)} P, R, F1 ${columns.join(' ')}`)
}

await main()
