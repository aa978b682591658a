import type { PolicySession } from '../policy/index.js'
import type { Session } from '../schema/index.js'
import type { Instant, JsonObject } from '../shared/index.js'
import type { DeskContext, SessionContext } from './context.js'
import { createCall, type Reads } from './obligations.js'
import {
  grantFacts,
  hasMomentsDue,
  noStanding,
  openAt,
  readPerson,
  recordsInScope,
  type Standing,
  sessionMustStand,
} from './standing.js'
import { deskItself } from './system-session.js'

/** A session as the host vouched for it, before it calls. */
export interface OpenSession {
  readonly desk: DeskContext
  readonly session: Session
  /**
   * Begins a call: asks how the person stands and which grants they hold now, and refuses a session that is over. What
   * comes of it serves this one call.
   */
  attend(reads: Reads): Promise<SessionContext>
}

const defaultZone = 'Asia/Shanghai'
const minute = 60_000

export function openSession(desk: DeskContext, session: Session): OpenSession {
  const { actor, tenant, zone = defaultZone } = session
  const opened = desk.clock()
  // A session from the future would outlive the moment at which all sessions end.
  const issuedAt = Math.min(session.issuedAt ?? opened, opened)
  const quiet = new Map<string, Instant>()
  let kept: { readonly key: string; readonly policy: PolicySession } | undefined

  async function standing(): Promise<Standing> {
    const now = desk.clock()
    const row = await readPerson(desk, tenant, actor.id)
    sessionMustStand(session, issuedAt, row?.doc, now)
    if (!row || row.doc.grants.length === 0) return row ? { guard: row.version, grants: [] } : noStanding
    if (hasMomentsDue(row.doc, now)) {
      const { settleHeldGrants } = await import('./grants/settle-grants.js')
      await settleHeldGrants(deskItself(desk, tenant), row.doc)
      return standing()
    }
    const grants = await Promise.all(
      openAt(row.doc.grants, now).map(async (held) => ({
        ...held,
        records: new Set(await recordsInScope(desk, tenant, held.scope)),
      })),
    )
    return { guard: row.version, grants }
  }

  return {
    desk,
    session,
    async attend(reads) {
      desk.assertOpen()
      let now = await standing()
      const open = () => openAt(now.grants, desk.clock())
      const environment = (): JsonObject => ({
        ...session.environment,
        ...(session.expiresAt === undefined
          ? {}
          : { tokenMinutes: Math.ceil((session.expiresAt - issuedAt) / minute) }),
        ...grantFacts(open(), session.environment?.granted),
        now: desk.clock(),
      })
      return {
        desk,
        session,
        tenant,
        actor,
        zone,
        environment,
        now: desk.clock,
        call: createCall(reads, quiet),
        get standing() {
          return now
        },
        async renew() {
          now = await standing()
        },
        openGrants: open,
        policy() {
          const held = open().map(({ id, records }) => [id, ...records])
          const key = `${desk.clock()} ${held.length > 0 ? JSON.stringify(held) : ''}`
          if (kept?.key !== key) kept = { key, policy: desk.policy.session(actor, environment()) }
          return kept.policy
        },
        ungranted: () => desk.policy.session(actor, { ...session.environment, now: desk.clock() }),
      }
    },
  }
}
