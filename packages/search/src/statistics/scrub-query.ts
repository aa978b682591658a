import { findPersonal } from '@caselore/core/schema'
import { type CharacterMap, noCharacterMap, normalizeText } from '../analysis/index.js'
import { findIdentifiers } from '../duplicates/index.js'

const longest = 100
/** Stands for what was taken out. */
const blank = '□'

export interface ScrubOptions {
  /** Names that the host knows: customers, contacts, colleagues. No pattern finds names that are not given. */
  readonly names?: readonly string[]
  readonly characters?: CharacterMap
}

/**
 * A question as it may be kept: without numbers and addresses of people (as core finds them), given names, surnames before
 * 先生 and 女士, without waybills and order numbers, which lead to people, and without any other run of seven digits
 * and more; then normalised, so that one question is counted as one, and cut at 100 characters.
 */
export function scrubQuery(
  text: string,
  { names = [], characters = noCharacterMap }: ScrubOptions = {},
): string {
  const spans = [
    ...findPersonal(text, names),
    ...findIdentifiers(text).filter(({ kind }) => kind === 'waybill' || kind === 'order'),
  ].sort((a, b) => a.start - b.start)
  let kept = ''
  let reached = 0
  for (const { start, end } of spans) {
    if (start < reached) continue
    kept += text.slice(reached, start) + blank
    reached = end
  }
  kept += text.slice(reached)
  const normalized = normalizeText(kept, characters)
    .replace(/\d[\d\s-]{5,}\d/g, blank)
    .replace(/\p{sc=Han}(?=先生|女士|小姐)/gu, blank)
  return [...normalized.replace(/\s+/g, ' ').trim()].slice(0, longest).join('')
}
