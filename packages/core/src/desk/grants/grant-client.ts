import type { Grant } from '../../schema/index.js'
import type { Row } from '../../storage/index.js'
import type { GrantClient, GrantView } from '../client/index.js'
import type { SessionContext } from '../context.js'
import { listRecords } from '../list-records.js'
import { readable, see } from '../reader.js'
import { approve, reject, request, revoke } from './grant-commands.js'

/** Temporary access: asked for, decided by someone else, over by itself. */
export function grantClient(session: SessionContext): GrantClient {
  const shown = async (row: Promise<Row<Grant>>) => grantView(session, await row)
  return {
    request: (input, options) => shown(request(session, input, options)),
    approve: (id, reason, options) => shown(approve(session, id, reason, options)),
    reject: (id, reason, options) => shown(reject(session, id, reason, options)),
    revoke: (id, reason, options) => shown(revoke(session, id, reason, options)),
    get: (id) => shown(readable<Grant>(session, 'grant', id, 'grant.read')),
    list: async (query) => {
      const order = { by: 'requestedAt', direction: 'desc' } as const
      const { page, count } = await listRecords<Grant>(session, 'grant', query, order)
      return {
        items: page.rows.map((row) => grantView(session, row)),
        ...(page.cursor === undefined ? {} : { cursor: page.cursor }),
        ...(count ? { count } : {}),
      }
    },
  }
}

function grantView(session: SessionContext, { doc, version }: Row<Grant>): GrantView {
  const seen = see(session, 'grant.read', doc).doc as Grant
  return { ...seen, state: stateOf(doc, session.now()), version }
}

/** What the status means at this moment: that a window has not begun or is over is not stored. */
function stateOf({ status, from, until, hours }: Grant, now: number): GrantView['state'] {
  if (status === 'requested') return hours === undefined && until <= now ? 'expired' : 'requested'
  if (status !== 'approved') return status
  return now < from ? 'scheduled' : now < until ? 'active' : 'expired'
}
