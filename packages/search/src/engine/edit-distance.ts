/**
 * By how many letters two terms differ (Levenshtein 1966: added, left out, another), or `undefined` when it is more than
 * `most`.
 */
export function editDistance(a: string, b: string, most: number): number | undefined {
  if (Math.abs(a.length - b.length) > most) return undefined
  let above = Array.from({ length: b.length + 1 }, (_, i) => i)
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    for (let j = 1; j <= b.length; j++) {
      const same = a.charCodeAt(i - 1) === b.charCodeAt(j - 1) ? 0 : 1
      row.push(
        Math.min((above[j] as number) + 1, (row[j - 1] as number) + 1, (above[j - 1] as number) + same),
      )
    }
    if (Math.min(...row) > most) return undefined
    above = row
  }
  const distance = above[b.length] as number
  return distance > most ? undefined : distance
}

/**
 * Cuts a term so that every term within `most` edits of it holds at least one of the pieces whole (pigeonhole): what a
 * store that knows no edit distance can look for first.
 */
export function piecesWithin(term: string, most: number): string[] {
  const size = Math.floor(term.length / (most + 1))
  return Array.from({ length: most + 1 }, (_, i) =>
    term.slice(i * size, i === most ? term.length : (i + 1) * size),
  )
}
