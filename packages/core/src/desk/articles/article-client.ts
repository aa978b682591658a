import type { Row } from '../../storage/index.js'
import type { ArticleClient, ArticleView } from '../client/index.js'
import type { SessionContext } from '../context.js'
import type { StoredArticle } from '../inheritance.js'
import { listRecords } from '../list-records.js'
import { giveReason } from '../obligations.js'
import { readable } from '../reader.js'
import { create, edit, send } from './article-commands.js'
import { articleAfterCommand, articleView } from './article-view.js'
import { searchArticles } from './search-articles.js'

/** Knowledge articles, each open only where every case that it cites is (L18). */
export function articleClient(session: SessionContext): ArticleClient {
  const shown = async (row: Promise<Row<StoredArticle>>): Promise<ArticleView> =>
    articleAfterCommand(session, await row)
  return {
    create: (input, options) => shown(create(session, input, options)),
    edit: (id, changes, options) => shown(edit(session, id, changes, options)),
    send: (id, event, options) => shown(send(session, id, event, options)),
    get: async (id, options) => {
      giveReason(session, options)
      return articleView(session, await readable<StoredArticle>(session, 'article', id, 'article.read'))
    },
    list: async (query) => {
      const order = { by: 'updatedAt', direction: 'desc' } as const
      const { page, count } = await listRecords<StoredArticle>(session, 'article', query, order)
      return {
        items: page.rows.map((row) => articleView(session, row)),
        ...(page.cursor === undefined ? {} : { cursor: page.cursor }),
        ...(count ? { count } : {}),
      }
    },
    search: (query) => searchArticles(session, query),
  }
}
