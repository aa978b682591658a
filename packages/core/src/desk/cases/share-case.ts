import * as z from 'zod/mini'
import { type CaseEntry, identifier, instant, parseInput, type ShareLink } from '../../schema/index.js'
import { sha256Hex } from '../../shared/index.js'
import type { SharedCase } from '../client/index.js'
import type { SessionContext } from '../context.js'
import { must } from '../must.js'
import { type Command, run } from '../pipeline.js'
import { deskRefusals } from '../refusals.js'

const day = 86_400_000
const defaultDays = 30
const maxDays = 366

const input = z.strictObject({ id: identifier, link: identifier, until: instant })
type Input = z.infer<typeof input>

const shareLink: Command<Input, CaseEntry> = {
  kind: 'case',
  action: 'case.share',
  input,
  target: ({ id }) => id,
  change(work, { input: { id, link, until }, current }) {
    const createdAt = work.at
    work.create<ShareLink>('share_link', { id: link, case: id, createdBy: work.actor, createdAt, until })
    return current
  },
}

const optionsInput = z.optional(
  z.strictObject({ until: z.optional(instant), reason: z.optional(z.string()) }),
)

/** Makes a link. The token is unguessable and opens nothing that its opener may not read anyhow. */
export async function shareCase(
  session: SessionContext,
  id: string,
  options: { readonly until?: number; readonly reason?: string } | undefined,
): Promise<SharedCase> {
  const { until: asked, reason } = must(parseInput(optionsInput, options)) ?? {}
  const now = session.now()
  const until = Math.min(asked ?? now + defaultDays * day, now + maxDays * day)
  if (until <= now) throw deskRefusals.error('desk.link_expired', { path: ['until'] })
  const token = await sha256Hex(`${session.desk.ids()} ${session.desk.ids()}`)
  const link = await sha256Hex(token)
  await run(session, shareLink, { id, link, until }, reason === undefined ? {} : { reason })
  return { token, until }
}
