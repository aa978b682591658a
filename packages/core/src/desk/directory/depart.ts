import type { DeskContext } from '../context.js'
import { settleGrants } from '../grants/settle-grants.js'
import { run } from '../pipeline.js'
import { deskItself } from '../system-session.js'
import { belongingsOf, grantsToRevoke } from './belongings.js'
import { type ChangeStandingInput, changeStanding } from './change-standing.js'
import type { Departure, PersonMoves } from './departure.js'
import { handOver } from './hand-over.js'

/** Writes down what the directory told of how a person stands. */
export async function tell(
  desk: DeskContext,
  tenant: string,
  action: ChangeStandingInput['action'],
  id: string,
  { by, reason, roles, attributes }: PersonMoves,
): Promise<void> {
  const input = { id, action, by, ...defined({ reason, roles, attributes }) }
  await run(deskItself(desk, tenant, by), changeStanding, input)
}

/** Ends what the person could do, then hands over what they had in hand. */
export async function depart(
  desk: DeskContext,
  tenant: string,
  action: 'person.leave' | 'person.move',
  id: string,
  told: PersonMoves,
): Promise<Departure> {
  await tell(desk, tenant, action, id, told)
  const { by, reason, team, lead } = told
  const system = () => deskItself(desk, tenant, by)
  await settleGrants(system(), id)
  const grants = await grantsToRevoke(system(), id)
  const { tickets, cases } = await belongingsOf(system(), id, lead)
  for (const items of batches({ grants, tickets, cases })) {
    await run(system(), handOver, { id, action, ...items, ...defined({ reason, team, lead }) })
  }
  return { grants, tickets, cases }
}

const defined = (values: Readonly<Record<string, unknown>>): object =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined))

/** Storages take 100 operations in a commit at least; a record handed over needs three. */
const perCommit = 25

function batches(items: Departure): Partial<Record<keyof Departure, string[]>>[] {
  return (['grants', 'tickets', 'cases'] as const).flatMap((name) =>
    Array.from({ length: Math.ceil(items[name].length / perCommit) }, (_, i) => ({
      [name]: items[name].slice(i * perCommit, (i + 1) * perCommit),
    })),
  )
}
