import { caseTexts } from '../case-texts.js'
import { type Finding, finding } from '../finding.js'
import type { QualityRule } from '../rule.js'
import type { VagueTerm } from '../vague-terms.js'

/** A vague word in a text, with its place in UTF-16 units. */
export interface VagueWord {
  readonly term: VagueTerm
  readonly start: number
  readonly end: number
}

/** Makes the search for vague words; of two that overlap the longer wins. */
export function createVagueFinder(terms: readonly VagueTerm[]): (text: string) => VagueWord[] {
  if (terms.length === 0) return () => []
  const byWord = new Map(terms.map((term) => [term.term.toLowerCase(), term]))
  const longestFirst = [...byWord.keys()].sort((a, b) => b.length - a.length)
  const pattern = new RegExp(longestFirst.map(wholeWord).join('|'), 'gi')
  return (text) =>
    [...text.matchAll(pattern)].flatMap(({ 0: word, index }) => {
      const term = byWord.get(word.toLowerCase())
      return term && isVague(text, index, word, term)
        ? [{ term, start: index, end: index + word.length }]
        : []
    })
}

const wholeWord = (word: string): string => {
  const quoted = word.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&')
  return `${/^\w/.test(word) ? '(?<![A-Za-z])' : ''}${quoted}${/\w$/.test(word) ? '(?![A-Za-z])' : ''}`
}

function isVague(text: string, at: number, word: string, { unless = [], afterFigure }: VagueTerm): boolean {
  if (
    afterFigure &&
    !/[\d一二三四五六七八九十百千万两半]\s*[%％℃°a-z\p{Script=Han}]{0,3}\s*$/iu.test(
      text.slice(Math.max(0, at - 8), at),
    )
  )
    return false
  return !unless.some((fine) => {
    const inside = fine.indexOf(word)
    return text.startsWith(fine, at - inside)
  })
}

// What the customer said stands as it was said.
const quoted: readonly string[] = ['symptom.customerWords', 'result.testimonial']

/** L11: vague wording, except in what the customer is quoted with. */
export function vagueRule(terms: readonly VagueTerm[]): QualityRule {
  const find = createVagueFinder(terms)
  return (content) =>
    caseTexts(content)
      .filter(
        ({ path }) => path[0] !== 'tags' && path[0] !== 'attachments' && !quoted.includes(path.join('.')),
      )
      .flatMap(({ path, text }) =>
        find(text).map(
          ({ term, start, end }): Finding =>
            finding('warning', `quality.vague_${term.kind}`, path, {
              details: { word: text.slice(start, end) },
              range: [start, end],
            }),
        ),
      )
}
