import type { Policy, PolicySession } from '../policy/index.js'
import type { Person, Session } from '../schema/index.js'
import type { Instant, JsonObject } from '../shared/index.js'
import type { Row } from '../storage/index.js'
import { createCall, type Reads } from './call.js'
import type { DeskContext, SessionContext, Standing } from './context.js'
import { hasMomentsDue, noStanding, readPerson, sessionMustStand } from './standing.js'

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
  const { actor, tenant, zone = defaultZone, expiresAt } = session
  const opened = desk.clock()
  // A session from the future would outlive the moment at which all sessions end.
  const issuedAt = Math.min(session.issuedAt ?? opened, opened)
  const token = expiresAt === undefined ? {} : { tokenMinutes: Math.ceil((expiresAt - issuedAt) / minute) }
  const ungranted = (): JsonObject => ({ ...session.environment, ...token, now: desk.clock() })
  const isTimed = asksTheMoment(desk.policy)
  const quiet = new Map<string, Instant>()
  let kept: { readonly key: string; readonly policy: PolicySession } | undefined

  async function person(): Promise<Row<Person> | undefined> {
    const row = await readPerson(desk, tenant, actor.id)
    sessionMustStand(session, issuedAt, row?.doc, desk.clock())
    return row
  }

  async function standing(): Promise<Standing> {
    let row = await person()
    if (row && hasMomentsDue(row.doc, desk.clock())) {
      const { settleHeldGrants } = await import('./writes.js')
      await settleHeldGrants(desk, tenant, row.doc)
      row = await person()
    }
    if (!row) return noStanding
    if (row.doc.grants.length === 0) return { guard: row.version }
    const { heldNow } = await import('./reads.js')
    return { guard: row.version, held: await heldNow(desk, tenant, row.doc) }
  }

  return {
    desk,
    session,
    async attend(reads) {
      desk.assertOpen()
      let now = await standing()
      const environment = (): JsonObject => ({
        ...ungranted(),
        ...now.held?.facts(desk.clock(), session.environment?.granted),
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
        policy() {
          const at = desk.clock()
          const open = now.held?.open(at).map(({ id, records }) => [id, ...records])
          const key = `${isTimed ? at : ''} ${open ? JSON.stringify(open) : ''}`
          if (kept?.key !== key) kept = { key, policy: desk.policy.session(actor, environment()) }
          return kept.policy
        },
        ungranted: () => desk.policy.session(actor, ungranted()),
      }
    },
  }
}

const timed = new WeakMap<Policy, boolean>()

/** Whether the policy's answers may change with nothing but the moment; else they are worked out once per session. */
function asksTheMoment(policy: Policy): boolean {
  const known = timed.get(policy) ?? policy.source.rules.some(isTimedRule)
  timed.set(policy, known)
  return known
}

const isTimedRule = (rule: Policy['source']['rules'][number]): boolean =>
  rule.from !== undefined || rule.until !== undefined || JSON.stringify(rule).includes('env.now')
