import { accepted } from '../../lifecycle/index.js'
import { type Action, actions } from '../../schema/index.js'
import type { Row } from '../../storage/index.js'
import type { ArticleView } from '../client/index.js'
import type { SessionContext } from '../context.js'
import type { StoredArticle } from '../inheritance.js'
import { hasReasonFor } from '../obligations.js'
import { decide, see } from '../reader.js'
import { articleLifecycle } from './article-lifecycle.js'

/** An article as the person may see it, with what they may do to it now. What it inherits is nobody's to see. */
export function articleView(session: SessionContext, row: Row<StoredArticle>): ArticleView {
  const { doc, masked, hidden } = see(session, 'article.read', row.doc)
  const { inherits: _, ...shown } = doc
  const access = { masked, hidden, actions: openActions(session, row.doc) }
  return { ...shown, version: row.version, access } as unknown as ArticleView
}

/** The same after the person's own command, which may have taken it out of their sight: then its name and status. */
export function articleAfterCommand(session: SessionContext, row: Row<StoredArticle>): ArticleView {
  const decision = decide(session, 'article.read', row.doc)
  if (decision.effect === 'allow' && hasReasonFor(session, decision)) return articleView(session, row)
  const { id, number, title, status, createdAt, updatedAt } = row.doc
  const access = { masked: [], hidden: ['*'], actions: [] }
  return { id, number, title, status, createdAt, updatedAt, version: row.version, access }
}

function openActions(session: SessionContext, doc: StoredArticle): Action[] {
  const context = { actor: session.actor, now: session.now(), facts: {} }
  const steps = accepted(articleLifecycle, doc, context)
  const closed = (action: Action) =>
    articleLifecycle.events[action] !== undefined &&
    !steps.some(({ event, refusal }) => event === action && refusal === undefined)
  return actions.article.filter(
    (action) =>
      action !== 'article.inherit' && !closed(action) && decide(session, action, doc).effect === 'allow',
  )
}
