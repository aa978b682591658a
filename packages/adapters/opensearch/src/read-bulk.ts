import type { JsonObject } from '@caselore/core/shared'
import { searchRefusals } from '@caselore/search'
import { because } from './transport.js'

interface BulkItem {
  readonly _id?: string
  readonly status: number
  readonly error?: { readonly type?: string; readonly reason?: string }
}

/** A newer version is there already (409), or what should go is not there (404): as wanted. */
const asWanted = new Set([404, 409])

/** Refuses when a row was not taken. Those beside it were: a batch is sent again whole, which changes nothing for them. */
export function readBulk(body: JsonObject): void {
  const { errors, items } = body as unknown as {
    readonly errors?: boolean
    readonly items?: readonly { readonly [action: string]: BulkItem }[]
  }
  if (!errors) return
  const failed = (items ?? [])
    .flatMap((item) => Object.values(item))
    .filter(({ status }) => status >= 300 && !asWanted.has(status))
  const [first] = failed.toSorted((a, b) => b.status - a.status)
  if (!first) return
  const rule = [first.error?.type, first.error?.reason].filter(Boolean).join(': ')
  if (first.status === 429) throw because('search.busy', 'status 429', new Error(rule))
  if (first.status >= 500 || first.status === 401 || first.status === 403)
    throw because('search.unavailable', `status ${first.status}`, new Error(rule))
  throw searchRefusals.error('search.invalid_document', { details: { id: first._id ?? '', rule } })
}
