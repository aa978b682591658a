import { findSensitive, type SensitiveSpan } from '../identifiers/index.js'

/** A part of a text that a mask may hide: what {@link findSensitive} finds, or a known name. */
export interface PersonalSpan extends Omit<SensitiveSpan, 'type'> {
  readonly type: SensitiveSpan['type'] | 'name'
}

/**
 * Finds sensitive data and, besides, the given names: what no pattern can find and the host knows, as a customer or a
 * contact. Of overlapping names the longest counts; names of a single sign are ignored, Latin names are only
 * found as whole words, in any case. In order, without overlaps.
 */
export function findPersonal(text: string, names: readonly string[] = []): PersonalSpan[] {
  const spans: PersonalSpan[] = findSensitive(text)
  const pattern = patternOf(names)
  if (!pattern) return spans
  const found = [...text.matchAll(pattern)]
    .map(({ 0: name, index }) => ({ type: 'name' as const, start: index, end: index + name.length }))
    .filter((name) => !spans.some((span) => span.start < name.end && name.start < span.end))
  return [...spans, ...found].sort((a, b) => a.start - b.start)
}

function patternOf(names: readonly string[]): RegExp | undefined {
  const longestFirst = names
    .map((name) => name.trim())
    .filter((name) => Array.from(name).length > 1)
    .sort((a, b) => b.length - a.length)
  return longestFirst.length > 0 ? new RegExp(longestFirst.map(wholeName).join('|'), 'gi') : undefined
}

const wholeName = (name: string): string =>
  `${/^\w/.test(name) ? '\\b' : ''}${name.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&')}${/\w$/.test(name) ? '\\b' : ''}`
