import type { SearchEvent } from '@caselore/core/search'
import type { Instant } from '@caselore/core/shared'
import type { SearchEngine, SearchQuery } from '../types.js'
import { scrubQuery } from './scrub-query.js'

export interface SearchLogOptions {
  readonly now: () => Instant
  /** Keeps an event; what it does with it is the host’s. */
  record(event: SearchEvent): void
  /** Default: `scrubQuery`. */
  readonly scrub?: (text: string) => string
}

/** Notes what people do with answers; the questions themselves are noted by {@link withSearchLog}. */
export function createSearchLog({ now, record, scrub = (text) => scrubQuery(text) }: SearchLogOptions): {
  opened(query: string, id: string, position: number): void
  cited(query: string, id: string, position: number): void
} {
  const note = (kind: 'opened' | 'cited') => (query: string, id: string, position: number) =>
    record({ kind, at: now(), query: scrub(query), id, position })
  return { opened: note('opened'), cited: note('cited') }
}

/** An engine that notes each question with how much it found: first pages only, and neither browsing nor completions. */
export function withSearchLog(engine: SearchEngine, options: SearchLogOptions): SearchEngine {
  const { now, record, scrub = (text) => scrubQuery(text) } = options
  const counts = ({ text, offset = 0 }: SearchQuery) => text.trim() !== '' && offset === 0
  return {
    ...engine,
    async search(query) {
      const answer = await engine.search(query)
      if (counts(query)) record({ kind: 'asked', at: now(), query: scrub(query.text), total: answer.total })
      return answer
    },
  }
}
