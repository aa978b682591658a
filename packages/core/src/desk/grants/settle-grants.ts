import * as z from 'zod/mini'
import { applyStep, type Lifecycle } from '../../lifecycle/index.js'
import { type Grant, identifier, type Person } from '../../schema/index.js'
import { type Instant, isRefusal } from '../../shared/index.js'
import type { Row } from '../../storage/index.js'
import type { DeskContext, SessionContext } from '../context.js'
import { type Command, run } from '../pipeline.js'
import { readPerson } from '../standing.js'
import { deskItself } from '../system-session.js'
import { grantLifecycle } from './grant-lifecycle.js'
import { dropGrant, markOpened } from './held-grants.js'

const input = z.strictObject({ id: identifier })
type Input = z.infer<typeof input>

const noting = (
  action: 'grant.open' | 'grant.close',
  event: string,
  hold: (work: Parameters<typeof dropGrant>[0], person: Row<Person> | undefined, grant: string) => void,
): Command<Input, Grant, Row<Person> | undefined> => ({
  kind: 'grant',
  lifecycle: grantLifecycle as unknown as Lifecycle,
  action,
  input,
  target: ({ id }) => id,
  event: () => ({ type: action }),
  prepare: async ({ desk, tenant }, _input, grant) => grant && readPerson(desk, tenant, grant.subject),
  change(work, { current, step, extra: person }) {
    const row = work.change(current, (draft) => applyStep(draft, step))
    hold(work, person, row.id)
    work.emit(event, row, { subject: row.doc.subject })
    return row
  },
})

const noteOpening = noting('grant.open', 'grant.opened', markOpened)
const noteClosing = noting('grant.close', 'grant.closed', dropGrant)

type Moments = Pick<Grant, 'id' | 'from' | 'until'> & { readonly opened: boolean }

/**
 * Writes down that access opened or closed by itself. Access follows the clock with or without this; the audit shall
 * have the moment.
 */
async function settle(system: SessionContext, grants: readonly Moments[], now: Instant): Promise<void> {
  const due = grants.flatMap(({ id, from, until, opened }) => [
    ...(!opened && from <= now ? [{ id, command: noteOpening }] : []),
    ...(until <= now ? [{ id, command: noteClosing }] : []),
  ])
  for (const { id, command } of due) {
    await run(system, command, { id }).catch((error: unknown) => {
      // Someone else was first: another call of the person, or another process.
      if (!isRefusal(error) || !settledElsewhere.has(error.code)) throw error
    })
  }
}

const settledElsewhere: ReadonlySet<string> = new Set(['grant.not_due', 'lifecycle.not_accepted'])

/** What is due of one person's grants, before a call of theirs goes on. */
export const settleHeldGrants = (desk: DeskContext, tenant: string, person: Person): Promise<void> =>
  settle(deskItself(desk, tenant), person.grants, desk.clock())

const pageSize = 200

/** What is due of a tenant's grants, or of one subject's, for people who do not call again. */
export async function settleGrants(system: SessionContext, subject?: string): Promise<void> {
  const { desk, tenant } = system
  const where = {
    and: [
      { field: 'status', op: 'eq', value: 'approved' },
      { field: 'closedAt', op: 'exists', value: false },
      { field: 'from', op: 'lte', value: system.now() },
      ...(subject === undefined ? [] : [{ field: 'subject', op: 'eq', value: subject } as const]),
    ],
  } as const
  const grants: Grant[] = []
  for (let cursor: string | undefined, first = true; first || cursor; first = false) {
    const page = await desk.storage.query({ kind: 'grant', where, limit: pageSize, cursor }, { tenant })
    grants.push(...page.rows.map((row) => row.doc as unknown as Grant))
    cursor = page.cursor
  }
  await settle(
    system,
    grants.map((grant) => ({ ...grant, opened: grant.openedAt !== undefined })),
    system.now(),
  )
}
