import type { SavedView, TaxonomyNode } from '../../schema/index.js'
import type { Instant, Json, LocalText } from '../../shared/index.js'
import type { Order } from '../../storage/index.js'
import type { FigureClient } from '../figures/types.js'
import type { ArticleClient } from './articles.js'
import type { AuditClient } from './audit.js'
import type { CaseClient } from './cases.js'
import type { GrantClient } from './grants.js'
import type { SearchClient } from './search.js'
import type { TicketClient } from './tickets.js'

export interface Question {
  readonly action: string
  readonly kind: string
  readonly id?: string
}

/** Why something is allowed or not, in a form fit for the asker. */
export interface Explanation {
  readonly effect: 'allow' | 'deny' | 'conditional'
  readonly reasons: readonly LocalText[]
  /** What to ask for, when denied. */
  readonly ask?: LocalText
  readonly policyVersion: string
  /** The answer rests on a temporary grant, which ends then. */
  readonly validUntil?: Instant
}

/** Who is signed in and what they may do, for building menus. */
export interface SessionView {
  readonly tenant: string
  readonly actor: {
    readonly id: string
    readonly name?: string
    readonly roles: readonly string[]
    readonly regions: readonly string[]
  }
  readonly zone: string
  readonly locale: string
  /** By action: `yes`, `no`, or `conditional` when it depends on the record. */
  readonly can: Readonly<Record<string, 'yes' | 'no' | 'conditional'>>
}

/** Something changed that the asker may see. Read the record again; the hint carries no content. */
export interface ChangeHint {
  readonly kind: string
  readonly id: string
  readonly type: string
  readonly at: Instant
}

/**
 * The desk as one signed-in person meets it. Everything in and out is plain JSON, so the same interface is served in
 * the page and over HTTP. Every method may throw a `Refusal`.
 */
export interface DeskClient {
  session(): Promise<SessionView>
  readonly tickets: TicketClient
  readonly cases: CaseClient
  readonly grants: GrantClient
  readonly articles: ArticleClient
  readonly audit: AuditClient
  readonly figures: FigureClient
  readonly search: SearchClient
  readonly taxonomy: {
    list(): Promise<readonly TaxonomyNode[]>
    save(node: TaxonomyNode): Promise<TaxonomyNode>
  }
  readonly views: {
    list(kind: 'ticket' | 'case'): Promise<readonly SavedView[]>
    save(view: {
      id?: string
      kind: 'ticket' | 'case'
      name: string
      where?: Json
      order?: Order
      shared?: boolean
    }): Promise<SavedView>
    remove(id: string): Promise<void>
  }
  explain(question: Question): Promise<Explanation>
  /** Hints about changes, from now on, until the loop is left. */
  changes(options?: { readonly signal?: AbortSignal }): AsyncIterable<ChangeHint>
}
