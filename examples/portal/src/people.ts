import type { Session } from '@caselore/core/schema'
import { localText } from '@caselore/core/shared'
import { type DemoPerson, demoTenant, nameOfCustomer, type PersonKey, people, teams } from './demo/index.js'
import { language } from './language.js'

export const isPerson = (key: string): key is PersonKey => Object.hasOwn(people, key)

/** Everyone who can be chosen in the sign-in menu. */
export const everyone = Object.entries(people) as [PersonKey, DemoPerson][]

/** What the host vouches for once someone has signed in. */
export const sessionFor = (person: PersonKey): Session => ({
  ...people[person].session,
  locale: language(),
})

export const nameOfPerson = (person: PersonKey): string => people[person].session.actor.name ?? person

/** The name to show for an id that stands in a ticket or a case: a person of the demo, a team, or the id itself. */
export function nameOf(id: string): string {
  if (isPerson(id)) return nameOfPerson(id)
  const team = Object.hasOwn(teams, id) ? teams[id as keyof typeof teams] : undefined
  return team ? localText(team, language()) : (nameOfCustomer(id) ?? id)
}

/** Who can be made the owner of a ticket. */
export const assignees: readonly string[] = everyone.flatMap(([key, { session }]) =>
  session.actor.roles.some((role) => role === 'agent' || role === 'team_lead') ? [key] : [],
)

export const teamIds: readonly string[] = Object.keys(teams)

export { demoTenant, type PersonKey, people }
