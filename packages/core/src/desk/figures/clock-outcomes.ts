import { type AnalyticsEvent, defaultSettings, outcomeEvent } from '../../analytics/index.js'
import type { Ticket } from '../../schema/index.js'
import type { Instant } from '../../shared/index.js'
import type { Row, StoredEvent } from '../../storage/index.js'
import type { SessionContext } from '../context.js'
import { ticketClocks } from '../tickets/ticket-clocks.js'

interface Held {
  readonly events: StoredEvent[]
  overSince: Instant | undefined
}

/** Watches tickets pass by in the stream and tells what became of their clocks. */
export interface ClockOutcomes {
  note(event: StoredEvent): void
  /** Of tickets that have settled by the moment; they are forgotten. Ask before a later event is counted. */
  settled(by: Instant): Promise<readonly AnalyticsEvent[]>
  /** Of all the others, as their clocks stand now. */
  rest(now: Instant): Promise<readonly AnalyticsEvent[]>
}

const day = 86_400_000
const rowsPerRead = 200

/** Holds the events of tickets in hand, as the collector does, and no others. */
export function createClockOutcomes(session: SessionContext): ClockOutcomes {
  const held = new Map<string, Held>()
  const told = new Set<string>()
  let lookedAt = Number.NEGATIVE_INFINITY

  async function tell(ids: readonly string[], now: Instant): Promise<AnalyticsEvent[]> {
    const outcomes: AnalyticsEvent[] = []
    for (let start = 0; start < ids.length; start += rowsPerRead) {
      const some = ids.slice(start, start + rowsPerRead)
      const rows = await session.desk.storage.get(
        some.map((id) => ({ kind: 'ticket', id })),
        { tenant: session.tenant },
      )
      for (const row of rows) if (row) outcomes.push(...outcomesOf(row as unknown as Row<Ticket>, now))
    }
    for (const id of ids) {
      held.delete(id)
      told.add(id)
    }
    return outcomes
  }

  const outcomesOf = ({ id, doc }: Row<Ticket>, now: Instant): AnalyticsEvent[] =>
    ticketClocks(session.desk, doc, held.get(id)?.events ?? [], now).flatMap(
      (clock) => outcomeEvent(id, clock) ?? [],
    )

  return {
    note(event) {
      const { aggregate, data, at } = event
      if (aggregate.kind !== 'ticket' || told.has(aggregate.id)) return
      const ticket = held.get(aggregate.id) ?? { events: [], overSince: undefined }
      held.set(aggregate.id, ticket)
      ticket.events.push(event)
      if (typeof data.to !== 'string') return
      ticket.overSince = data.category === 'closed' || data.category === 'merged' ? at : undefined
    },
    async settled(by) {
      if (by - lookedAt < day) return []
      lookedAt = by
      const ripe = [...held].filter(
        ([, { overSince }]) => overSince !== undefined && overSince + defaultSettings.settleAfter < by,
      )
      return tell(
        ripe.map(([id]) => id),
        by,
      )
    },
    rest: (now) => tell([...held.keys()], now),
  }
}
