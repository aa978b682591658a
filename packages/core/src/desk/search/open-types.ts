import type { CaseEntry } from '../../schema/index.js'
import type { AssociationModel, SearchEngine, SearchTools, SearchTuning } from '../../search/index.js'
import type { SnapshotStore } from '../stored-snapshots.js'
import type { SearchLog } from './search-log.js'

/** What one model is learned from. `name` tells two apart: what they read, and what their labels mean. */
export interface Lesson {
  readonly name: string
  readonly fields: readonly string[]
  labelsOf(entry: CaseEntry): readonly string[]
  make(): AssociationModel
}

/** Models of what goes with what, kept up with the cases in use. Each answers from the asker's rows only. */
export interface Associations {
  /** The model of a lesson, with everything in it that was committed before the call. */
  model(lesson: Lesson): Promise<AssociationModel>
}

/** What of a desk's search is made when it is first asked, for each tenant. */
export interface OpenSearch {
  engineFor(tenant: string): Promise<SearchEngine>
  drain(tenant: string): Promise<void>
  save(): Promise<void>
  /** Refused with `desk.search_tools_missing`. */
  tools(): Promise<SearchTools>
  /** The same, where a thing can be left out instead. */
  toolsIfAny(): Promise<SearchTools | undefined>
  tuning(tenant: string): Promise<SearchTuning>
  /** Takes effect here at once, and in other processes within a minute. */
  tuned(tenant: string, tuning: SearchTuning): void
  log(tenant: string): SearchLog
  associations(tenant: string): Associations
}

/** The search engine and what stands around it, loaded with the first search of any tenant. */
export interface LibrarySearch {
  readonly hasEngine: boolean
  open(): Promise<OpenSearch>
  /** Takes on work that nobody waits for, but settling and closing do. What it throws goes to `onError`. */
  later(work: Promise<void>): void
  /** Brings the tenant's index up to date and the log to rest, as far as they are begun. */
  drain(tenant: string): Promise<void>
  save(): Promise<void>
}

/** An engine, or how to make one: it is then made, and the index begun, with the first search. */
export type SearchOption = SearchEngine | (() => Promise<SearchEngine>)

export interface LibrarySearchOptions {
  readonly search: SearchOption | undefined
  readonly tools: (() => Promise<SearchTools>) | undefined
  readonly snapshots: SnapshotStore | undefined
  readonly onError: (error: unknown) => void
}
