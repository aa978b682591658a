import { accepted } from '../lifecycle/index.js'
import type { Action, Ticket } from '../schema/index.js'
import type { TransitionView } from './client/index.js'
import type { SessionContext } from './context.js'
import { lifecycleFor } from './lifecycle-for.js'
import { policyAction } from './policy-action.js'
import { decide, readable } from './reader.js'
import { deskRefusals } from './refusals.js'
import { customerSilence } from './tick/silence.js'
import { openFacts } from './view.js'

/** The steps that the lifecycle knows from the record's status; what policy or a guard refuses says why. */
export async function transitionsOf(
  session: SessionContext,
  kind: 'ticket' | 'case',
  id: string,
): Promise<TransitionView[]> {
  const { doc } = await readable<{ status: string }>(session, kind, id, `${kind}.read` as Action)
  const now = session.now()
  const silence = kind === 'ticket' ? customerSilence(session.desk, doc as Ticket, now) : {}
  const context = { actor: session.actor, now, facts: { ...openFacts(doc), ...silence } }
  return accepted(lifecycleFor(session, kind), doc, context).map(({ event, label, to, refusal }) => {
    const denied = decide(session, policyAction(event, doc.status), doc).effect !== 'allow'
    const why = denied ? deskRefusals.data('desk.denied', { details: { action: event } }) : refusal
    return { event, label, to, open: why === undefined, ...(why ? { refusal: why } : {}) }
  })
}
