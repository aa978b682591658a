/** A stretch of text that both versions have, or only the one before (`del`) or after (`ins`). */
export interface DiffPiece {
  readonly kind: 'same' | 'del' | 'ins'
  readonly text: string
}

/** Above this many pairs of words, what lies between the common beginning and end is shown as replaced. */
const mostPairs = 400_000

/** What changed from one text to another, by words; Chinese words are told apart by the engine's segmenter. */
export function diffText(before: string, after: string, locale = 'zh-CN'): readonly DiffPiece[] {
  const a = wordsOf(before, locale)
  const b = wordsOf(after, locale)
  const start = commonStart(a, b)
  const end = commonStart(a.slice(start).reverse(), b.slice(start).reverse())
  const middle = between(a.slice(start, a.length - end), b.slice(start, b.length - end))
  return joined([
    { kind: 'same', text: a.slice(0, start).join('') },
    ...middle,
    { kind: 'same', text: a.slice(a.length - end).join('') },
  ])
}

const wordsOf = (text: string, locale: string): string[] =>
  Array.from(new Intl.Segmenter(locale, { granularity: 'word' }).segment(text), ({ segment }) => segment)

function commonStart(a: readonly string[], b: readonly string[]): number {
  const most = Math.min(a.length, b.length)
  let n = 0
  while (n < most && a[n] === b[n]) n += 1
  return n
}

/** The longest common subsequence, walked from the front. */
function between(a: readonly string[], b: readonly string[]): DiffPiece[] {
  if (a.length * b.length > mostPairs)
    return [
      { kind: 'del', text: a.join('') },
      { kind: 'ins', text: b.join('') },
    ]
  const width = b.length + 1
  const lengths = new Uint32Array((a.length + 1) * width)
  const at = (i: number, j: number) => lengths[i * width + j] ?? 0
  for (let i = a.length - 1; i >= 0; i -= 1)
    for (let j = b.length - 1; j >= 0; j -= 1)
      lengths[i * width + j] = a[i] === b[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1))
  const pieces: DiffPiece[] = []
  let [i, j] = [0, 0]
  while (i < a.length || j < b.length) {
    const [old, now] = [a[i], b[j]]
    if (old !== undefined && old === now) {
      pieces.push({ kind: 'same', text: old })
      i += 1
      j += 1
    } else if (old !== undefined && (now === undefined || at(i + 1, j) >= at(i, j + 1))) {
      pieces.push({ kind: 'del', text: old })
      i += 1
    } else {
      pieces.push({ kind: 'ins', text: now ?? '' })
      j += 1
    }
  }
  return pieces
}

/** Neighbours of one kind become one piece; between two common stretches what is gone stands before what is new. */
function joined(pieces: readonly DiffPiece[]): DiffPiece[] {
  const result: DiffPiece[] = []
  let gone = ''
  let added = ''
  const flush = () => {
    if (gone) result.push({ kind: 'del', text: gone })
    if (added) result.push({ kind: 'ins', text: added })
    gone = ''
    added = ''
  }
  for (const { kind, text } of pieces) {
    if (!text) continue
    if (kind === 'del') gone += text
    else if (kind === 'ins') added += text
    else {
      flush()
      const last = result.at(-1)
      if (last?.kind === 'same') result[result.length - 1] = { kind, text: last.text + text }
      else result.push({ kind, text })
    }
  }
  flush()
  return result
}
