/** Hides all but the first and last signs with one star per sign; hides everything when less than a
 * quarter would be hidden, so that a short value is not shown by its ends. */
export function keepEnds(text: string, first: number, last: number): string {
  const signs = Array.from(text)
  const hidden = signs.length - first - last
  if (hidden < 1 || hidden < signs.length / 4) return '*'.repeat(signs.length)
  return signs.slice(0, first).join('') + '*'.repeat(hidden) + signs.slice(signs.length - last).join('')
}
