/** A run of letters and digits in a text, with offsets in UTF-16 units. */
export interface NumberWord {
  readonly start: number
  readonly end: number
  readonly text: string
  /** What stands between it and the word before, when that is no more than spaces, a dash or an underscore. */
  readonly link?: string
}

/**
 * The text with full-width signs, dashes and spaces made plain. Unlike NFKC it keeps every offset, so that what is found
 * in it can be pointed at in the original.
 */
export const plainWidth = (text: string): string =>
  /[\u00A0\u2000-\u202F\u2212\u3000\uFF01-\uFF5E]/.test(text)
    ? text
        .replace(/[\uFF01-\uFF5E]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0))
        .replace(/[\u00A0\u2000-\u200A\u202F\u3000]/g, ' ')
        .replace(/[\u2010-\u2015\u2212]/g, '-')
    : text

/**
 * All runs of ASCII letters and digits, in order. Three stars or more belong to a word, so that what is masked is not taken
 * apart; fewer are Markdown's.
 */
export function numberWords(plain: string): NumberWord[] {
  const words: NumberWord[] = []
  let end = -1
  for (const match of plain.matchAll(/(?:[0-9A-Za-z]|\*{3,})+/g)) {
    const between = end < 0 ? '' : plain.slice(end, match.index)
    const link = /^(?: {1,2}| ?[-_] ?)$/.test(between) ? { link: between } : {}
    end = match.index + match[0].length
    words.push({ start: match.index, end, text: match[0], ...link })
  }
  return words
}
