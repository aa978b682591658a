import type { Comment } from '../schema/index.js'
import type { SessionContext } from './context.js'
import { decide } from './reader.js'

const pageSize = 500

/** The comments of a ticket that the person may read, oldest first. */
export async function commentsOf(session: SessionContext, ticket: string): Promise<Comment[]> {
  const comments: Comment[] = []
  const where = { field: 'ticket', op: 'eq', value: ticket } as const
  for (let cursor: string | undefined, first = true; first || cursor; first = false) {
    const page = await session.desk.storage.query(
      { kind: 'comment', where, limit: pageSize, cursor },
      { tenant: session.tenant },
    )
    comments.push(...page.rows.map((row) => row.doc as unknown as Comment))
    cursor = page.cursor
  }
  return comments.filter((comment) => decide(session, 'comment.read', comment).effect === 'allow')
}
