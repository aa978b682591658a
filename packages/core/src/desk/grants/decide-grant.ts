import * as z from 'zod/mini'
import { applyStep, type Lifecycle } from '../../lifecycle/index.js'
import { type Action, filled, type Grant, identifier, limits, type Person } from '../../schema/index.js'
import type { Row } from '../../storage/index.js'
import type { SessionContext } from '../context.js'
import type { Command } from '../pipeline.js'
import { authorise, decide, readRow } from '../reader.js'
import { readPerson } from '../standing.js'
import { grantLifecycle } from './grant-lifecycle.js'
import { dropGrant, holdGrant } from './held-grants.js'
import { recordsInScope } from './held-now.js'
import { grantRefusals } from './refusals.js'

const reason = filled(limits.paragraph)
const input = z.strictObject({ id: identifier, reason: z.optional(reason) })
type Input = z.infer<typeof input>

interface Extra {
  readonly person: Row<Person> | undefined
}

const prepare = async (
  { desk, tenant }: SessionContext,
  _input: Input,
  grant: Grant | undefined,
): Promise<Extra> => ({
  person: grant && (await readPerson(desk, tenant, grant.subject)),
})

const hour = 3_600_000

type Deciding = Pick<
  Command<Input, Grant, Extra>,
  'kind' | 'lifecycle' | 'input' | 'target' | 'reason' | 'facts'
>

const deciding: Deciding = {
  kind: 'grant',
  lifecycle: grantLifecycle as unknown as Lifecycle,
  input,
  target: ({ id }) => id,
  reason: (given) => given.reason,
  facts: ({ current, session }) => {
    const now = session.now()
    const { hours, from = now, until = now } = current ?? {}
    return {
      ...(session.session.onBehalfOf === undefined ? {} : { actingFor: session.session.onBehalfOf }),
      from: hours === undefined ? Math.max(from, now) : now,
      until: hours === undefined ? until : now + Math.round(hours * hour),
    }
  },
}

/** Gives the access. Nobody gives what they may not read themselves, and nobody gives it to themselves. */
export const approveGrant: Command<Input, Grant, Extra> = {
  ...deciding,
  action: 'grant.approve',
  event: (given) => ({ type: 'grant.approve', reason: given.reason }),
  async prepare(session, given, grant) {
    if (grant) {
      // Before the scope is looked at: whoever may not decide learns nothing of it.
      authorise(session, 'grant.approve', grant)
      await scopeMustBeReadable(session, grant)
    }
    return prepare(session, given, grant)
  },
  change(work, { current, step, extra: { person } }) {
    const row = work.change(current, (draft) => {
      applyStep(draft, step)
      if (draft.from <= work.at) draft.openedAt = work.at
    })
    holdGrant(work, person, row.doc)
    work.emit('grant.approved', row, { subject: row.doc.subject, from: row.doc.from, until: row.doc.until })
    if (row.doc.openedAt !== undefined) {
      work.note({ action: 'grant.open', target: { kind: 'grant', id: row.id } })
      work.emit('grant.opened', row, { subject: row.doc.subject })
    }
    return row
  },
}

export const rejectGrant: Command<Input, Grant, Extra> = {
  ...deciding,
  action: 'grant.reject',
  event: (given) => ({ type: 'grant.reject', reason: given.reason }),
  prepare,
  change(work, { current, step }) {
    const row = work.change(current, (draft) => applyStep(draft, step))
    work.emit('grant.rejected', row, { subject: row.doc.subject })
    return row
  },
}

/** Takes access back at once, or a request that nobody has decided. */
export const revokeGrant: Command<Input, Grant, Extra> = {
  ...deciding,
  action: 'grant.revoke',
  event: (given) => ({ type: 'grant.revoke', reason: given.reason }),
  prepare,
  change(work, { current, step, extra: { person } }) {
    const row = work.change(current, (draft) => applyStep(draft, step))
    dropGrant(work, person, row.id)
    work.emit('grant.revoked', row, { subject: row.doc.subject })
    return row
  },
}

async function scopeMustBeReadable(session: SessionContext, { scope }: Grant): Promise<void> {
  const ids = await recordsInScope(session.desk, session.tenant, scope)
  for (const id of ids) {
    const row = await readRow<object>(session, { kind: scope.kind, id })
    if (!row || decide(session, `${scope.kind}.read` as Action, row.doc).effect !== 'allow')
      throw grantRefusals.error('grant.scope_not_readable', { path: ['scope'], details: { id } })
  }
}
