import * as z from 'zod/mini'
import {
  type AuditCheckpoint,
  createCheckpoint,
  type RetentionClass,
  type RetentionPlan,
  retentionPlan,
  standardRetention,
} from '../../audit/index.js'
import type { Row } from '../../storage/index.js'
import type { SessionContext } from '../context.js'
import { type Command, run } from '../pipeline.js'
import { anchorKey, entriesAfter, readAnchor } from './audit-rows.js'
import { readRegister, registerKey } from './legal-holds.js'
import { mustBeWhole, mustSign } from './sign-checkpoint.js'
import { verifyAudit } from './verify-audit.js'

type Classes = readonly RetentionClass[]

/** What may be removed now. */
export async function planPurge(
  session: SessionContext,
  classes: Classes = standardRetention,
): Promise<RetentionPlan> {
  const { desk, tenant } = session
  const anchor = await readAnchor(desk.storage, tenant)
  const holds = (await readRegister(session))?.doc.holds ?? []
  const entries = entriesAfter(desk.storage, tenant, anchor?.doc.seq ?? 0)
  return retentionPlan(entries, classes, { now: session.now(), holds })
}

interface Prepared {
  readonly plan: RetentionPlan
  readonly signed: AuditCheckpoint
  readonly anchor: Row<AuditCheckpoint> | undefined
  readonly register: number | 'absent'
}

type Anchor = AuditCheckpoint & { readonly id: string; readonly removed: number }

/**
 * First the anchor and the entry that tells of it, in one commit; then the entries before it, in as many as it takes.
 * Whatever is left of them, should that be cut off, stands before the anchor, is verified by nobody and goes with the next
 * purge.
 */
export async function purgeAudit(session: SessionContext, classes?: Classes): Promise<RetentionPlan> {
  const { desk, tenant } = session
  mustSign(desk)
  mustBeWhole(await verifyAudit(desk, tenant))
  const plan = await planPurge(session, classes)
  if (plan.upTo) await moveAnchor(session, classes)
  await removeBefore(session, (await readAnchor(desk.storage, tenant))?.doc.seq ?? 0)
  return plan
}

async function moveAnchor(session: SessionContext, classes: Classes | undefined): Promise<void> {
  const { desk, tenant } = session
  const command: Command<object, Anchor, Prepared> = {
    kind: 'audit',
    action: 'audit.purge',
    input: z.strictObject({}),
    async prepare() {
      // The holds first: one that comes later changes their record, and then this is not committed.
      const register = (await readRegister(session))?.version ?? 'absent'
      const anchor = await readAnchor(desk.storage, tenant)
      const plan = await planPurge(session, classes)
      const place = plan.upTo ?? anchor?.doc
      if (!place) throw new Error('a purge begins with something to remove')
      const facts = { tenant, at: session.now(), purpose: 'anchor' } as const
      return { plan, anchor, register, signed: await createCheckpoint(place, mustSign(desk), facts) }
    },
    resource: () => ({}),
    change(work, { extra: { plan, signed, anchor, register } }) {
      work.check(registerKey, register)
      const doc: Anchor = { ...signed, id: anchorKey.id, removed: plan.count }
      return anchor
        ? work.change(anchor as Row<Anchor>, (draft) => void Object.assign(draft, doc))
        : work.create<Anchor>(anchorKey.kind, doc)
    },
  }
  await run(session, command, {})
}

/** Storages take 100 operations in a commit at least. */
const perCommit = 100

async function removeBefore({ desk, tenant }: SessionContext, seq: number): Promise<void> {
  const where = { field: 'seq', op: 'lte', value: seq } as const
  for (const kind of ['audit', 'audit_checkpoint']) {
    for (let more = true; more; ) {
      const { rows, cursor } = await desk.storage.query({ kind, where, limit: perCommit }, { tenant })
      if (rows.length > 0) {
        await desk.storage.commit({
          tenant,
          deletes: rows.map(({ id, version }) => ({ kind, id, guard: version })),
        })
      }
      more = cursor !== undefined
    }
  }
}
