import type { DeskClient, SessionView } from '@caselore/core/desk'
import type { Rights } from './rights.js'
import type { Texts } from './texts.js'

/** What a page knows when it is shown. */
export interface Visit {
  readonly client: DeskClient
  readonly session: SessionView
  readonly rights: Rights
  /** The record's id in `#/tickets/:id`; empty where the address has none. */
  readonly id: string
  readonly query: URLSearchParams
  /** Aborted when the page is gone for good. */
  readonly signal: AbortSignal
}

export interface Page {
  /** `/tickets/:id`; a page of its own address per record. */
  readonly path: string
  /** The entry of the main navigation that it belongs to. */
  readonly section: keyof Texts &
    ('help' | 'queue' | 'library' | 'myCases' | 'review' | 'dashboard' | 'access' | 'audit')
  open(rights: Rights): boolean
  /** Stays as it was left when the person comes back to it. */
  readonly keep?: boolean
  /** Makes the page, with exactly one `h1`. */
  show(visit: Visit): HTMLElement
}
