import { defineAgreement, type EscalationStep } from '../../../sla/index.js'
import type { Key, StoredEvent } from '../../../storage/index.js'
import { eventsOf } from '../../events-of.js'
import { world } from '../../testing/world.js'
import type { TickOptions } from '../tick.js'

export const minute = 60_000
export const hour = 60 * minute
export const day = 24 * hour
export const tenant = 'acme'

/** Four hours to a resolution, nights included, with warnings at a half and three quarters. */
export const fourHours = (...escalate: EscalationStep[]) =>
  defineAgreement({
    id: 'test',
    calendar: 'always',
    targets: [
      { metric: 'resolution', within: '4h', warnAt: [0.5, 0.75], escalate },
      { metric: 'resolution', priority: 'urgent', within: '1h', warnAt: [0.5], escalate },
    ],
  })

type Options = Parameters<typeof world>[0]

/** A world in which time is let do its work. */
export async function ticking(options: Options = {}) {
  const all = await world(options)
  const tick = (given: Partial<TickOptions> = {}) => all.desk.tick({ tenant, ...given })
  /** Everything that time did to a record. */
  const told = async (key: Key): Promise<StoredEvent[]> =>
    (await eventsOf(all.storage, tenant, key)).filter(({ data }) => data.mark !== undefined)
  return { ...all, tick, told }
}

/** A ticket under an agreement of four hours. */
export async function watched(steps: EscalationStep[] = [], options: Options = {}) {
  const all = await ticking({ agreements: [fourHours(...steps)], ...options })
  const { id } = await all.as('requester').tickets.file({ subject: '注塑机停机' })
  const told = () => all.told({ kind: 'ticket', id })
  const types = async () => (await told()).map(({ type }) => type.replace('ticket.', ''))
  return { ...all, id, told, types }
}
