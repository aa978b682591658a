import type { Decision, FieldView, PolicySession } from '../policy/index.js'
import { createCall } from './call.js'
import type { DeskContext, SessionContext } from './context.js'
import { noStanding } from './standing.js'

const everything: FieldView = { hidden: [], masked: {}, writable: 'all' }
const allowed: Decision = {
  effect: 'allow',
  reasons: [],
  fields: everything,
  obligations: [],
  policyVersion: 'desk',
}

/** Nobody's policy but the desk's own. No client can hold it: sessions of the host are asked by the host's policy. */
const ownPolicy: PolicySession = {
  can: () => 'yes',
  canAll: () => ({}),
  decide: () => allowed,
  filter: () => ({ scope: 'all', fields: everything, obligations: [], policyVersion: 'desk' }),
}

const zone = 'Asia/Shanghai'

/**
 * The desk acting by itself, as when access ends at its hour or the host's directory says that a person left: through
 * the same pipeline and into the same audit, as the service `system`, `by` whoever told it.
 */
export function deskItself(desk: DeskContext, tenant: string, by?: string): SessionContext {
  const actor = { id: 'system', kind: 'service' as const, roles: ['system'] }
  return {
    desk,
    session: { tenant, actor, zone, ...(by === undefined ? {} : { onBehalfOf: by }) },
    tenant,
    actor,
    zone,
    environment: () => ({ now: desk.clock() }),
    now: desk.clock,
    call: createCall('one', new Map()),
    standing: noStanding,
    renew: async () => {},
    policy: () => ownPolicy,
    ungranted: () => ownPolicy,
  }
}
