/*
 * M. F. Porter, “An algorithm for suffix stripping”, Program 14(3), 1980. Suffixes of a step are tried longest first
 * and the first that fits decides the step, whether or not its condition holds.
 */

const consonant = '[^aeiou]'
const vowel = '[aeiouy]'
const consonants = `${consonant}[^aeiouy]*`
const vowels = `${vowel}[aeiou]*`
const measureAbove0 = new RegExp(`^(${consonants})?${vowels}${consonants}`)
const measureIs1 = new RegExp(`^(${consonants})?${vowels}${consonants}(${vowels})?$`)
const measureAbove1 = new RegExp(`^(${consonants})?${vowels}${consonants}${vowels}${consonants}`)
const hasVowel = new RegExp(`^(${consonants})?${vowel}`)
const doubleConsonant = /([^aeiouylsz])\1$/
const shortEnd = new RegExp(`^${consonants}${vowel}[^aeiouwxy]$`)

type Rule = readonly [suffix: string, replacement: string]

const rules = (text: string): readonly Rule[] =>
  text.split(' ').map((rule) => {
    const [suffix = '', replacement = ''] = rule.split('>')
    return [suffix, replacement]
  })

const doubleSuffixes = rules(
  'ational>ate ization>ize iveness>ive fulness>ful ousness>ous tional>tion biliti>ble entli>ent ation>ate alism>al aliti>al iviti>ive ousli>ous enci>ence anci>ance izer>ize alli>al ator>ate logi>log bli>ble eli>e',
)
const singleSuffixes = rules('icate>ic ative> alize>al iciti>ic ical>ic ness> ful>')
const lastSuffixes = rules(
  'ement> ance> ence> able> ible> ment> ant> ent> ism> ate> iti> ous> ive> ize> al> er> ic> ou>',
)

function replaceSuffix(word: string, list: readonly Rule[], holds: RegExp): string {
  for (const [suffix, replacement] of list) {
    if (!word.endsWith(suffix)) continue
    const rest = word.slice(0, -suffix.length)
    return holds.test(rest) ? rest + replacement : word
  }
  return word
}

function plural(word: string): string {
  if (/(ss|i)es$/.test(word)) return word.slice(0, -2)
  return /[^s]s$/.test(word) ? word.slice(0, -1) : word
}

function pastAndProgressive(word: string): string {
  if (word.endsWith('eed')) return measureAbove0.test(word.slice(0, -3)) ? word.slice(0, -1) : word
  const match = /^(.+)(ed|ing)$/.exec(word)
  const rest = match?.[1]
  if (!rest || !hasVowel.test(rest)) return word
  if (/(at|bl|iz)$/.test(rest) || shortEnd.test(rest)) return `${rest}e`
  return doubleConsonant.test(rest) ? rest.slice(0, -1) : rest
}

function finalY(word: string): string {
  const rest = word.slice(0, -1)
  return word.endsWith('y') && hasVowel.test(rest) ? `${rest}i` : word
}

function lastSuffix(word: string): string {
  const ion = /^(.+[st])ion$/.exec(word)?.[1]
  if (ion) return measureAbove1.test(ion) ? ion : word
  return replaceSuffix(word, lastSuffixes, measureAbove1)
}

function finalE(word: string): string {
  const rest = word.slice(0, -1)
  if (word.endsWith('e') && (measureAbove1.test(rest) || (measureIs1.test(rest) && !shortEnd.test(rest))))
    return rest
  return word
}

/**
 * The stem of a lower-case English word by Porter's algorithm; words under three letters are left alone.
 *
 * @example
 * ```ts
 * porterStem('connections') // 'connect'
 * ```
 */
export function porterStem(word: string): string {
  if (word.length < 3) return word
  // A leading y is a consonant; marked so that the vowel classes need no exception.
  let stem = word.startsWith('y') ? `Y${word.slice(1)}` : word
  stem = finalY(pastAndProgressive(plural(stem)))
  stem = replaceSuffix(stem, doubleSuffixes, measureAbove0)
  stem = replaceSuffix(stem, singleSuffixes, measureAbove0)
  stem = finalE(lastSuffix(stem))
  if (measureAbove1.test(stem) && stem.endsWith('ll')) stem = stem.slice(0, -1)
  return stem.toLowerCase()
}
