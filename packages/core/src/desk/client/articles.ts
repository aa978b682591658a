import type { Article } from '../../schema/index.js'
import type { Access, CallOptions, ListPage, ListQuery, Shown } from './call.js'

/** An article as the asker may see it. */
export interface ArticleView
  extends Shown<Article, 'id' | 'number' | 'title' | 'status' | 'createdAt' | 'updatedAt'> {
  readonly version: number
  readonly access: Access
}

export interface WriteArticle {
  readonly title: string
  readonly text?: string
  readonly tags?: readonly string[]
  /** Default `internal`. */
  readonly audience?: Article['audience']
  /** Ids of cases, at most six, each of which the writer may read. */
  readonly cites?: readonly string[]
}

export type EditArticle = Partial<WriteArticle>

export type ArticleEvent =
  | { readonly type: 'article.publish' }
  | { readonly type: 'article.withdraw'; readonly reason: string }

export interface ArticleSearch {
  readonly text: string
  /** At most 100, default 20. */
  readonly limit?: number
  readonly offset?: number
  /** Why, where policy shows what is cited for a reason only. */
  readonly reason?: string
}

export interface ArticleSearchResult {
  readonly hits: readonly { readonly article: ArticleView; readonly relevance: number }[]
  readonly total: number
}

/**
 * Knowledge articles (知识文章). One that cites cases is open only to whoever may read each of them now, in lists, counts
 * and searches too, and its text only to whoever sees theirs in full (L18). When a case changes, articles follow before
 * the next question about articles is answered.
 */
export interface ArticleClient {
  /** Refused with `desk.not_found` when a cited case is not there or not the writer's to read. */
  create(input: WriteArticle, options?: CallOptions): Promise<ArticleView>
  edit(id: string, changes: EditArticle, options?: CallOptions): Promise<ArticleView>
  send(id: string, event: ArticleEvent, options?: CallOptions): Promise<ArticleView>
  get(id: string, options?: Pick<CallOptions, 'reason'>): Promise<ArticleView>
  list(query?: ListQuery): Promise<ListPage<ArticleView>>
  /** Among published articles, the 5,000 latest. */
  search(query: ArticleSearch): Promise<ArticleSearchResult>
}
