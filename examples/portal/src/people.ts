import { fieldLabels, roleLabels, type Session } from '@caselore/core/schema'
import { localText } from '@caselore/core/shared'
import { contactOf, type DemoPerson, demoTenant, type PersonKey, people, teams } from './demo/index.js'
import { language } from './language.js'

export const isPerson = (key: string): key is PersonKey => Object.hasOwn(people, key)

/** Everyone who can be chosen in the sign-in menu. */
export const everyone = Object.entries(people) as [PersonKey, DemoPerson][]

/** What the host vouches for once someone has signed in. */
export const sessionFor = (person: PersonKey): Session => ({
  ...people[person].session,
  locale: language(),
})

const nameOfPerson = (person: PersonKey): string => people[person].session.actor.name ?? person

/** The name with what the person is and where, for those who choose who they are. */
export function titleOf(person: PersonKey): string {
  const { roles, attributes } = people[person].session.actor
  const regions = (attributes?.regions as string[] | undefined) ?? []
  const labels = roles.map((role) => (role === 'requester' ? fieldLabels.customer : roleLabels[role]))
  const words = labels.map((label) => (label ? localText(label, language()) : ''))
  if (!regions.includes('*')) words.push(...regions)
  const name = nameOfPerson(person)
  return language() === 'en' ? `${name} (${words.join(', ')})` : `${name}（${words.join('·')}）`
}

/** The name to show for an id that stands in a ticket or a case: a person of the demo, a team, or the id itself. */
export function nameOf(id: string): string {
  if (isPerson(id)) return nameOfPerson(id)
  const team = Object.hasOwn(teams, id) ? teams[id as keyof typeof teams] : undefined
  if (team) return localText(team, language())
  return contactOf(id) ?? id
}

/** Who can be made the owner of a ticket. */
export const assignees: readonly string[] = everyone.flatMap(([key, { session }]) =>
  session.actor.roles.some((role) => role === 'agent' || role === 'team_lead') ? [key] : [],
)

export const teamIds: readonly string[] = Object.keys(teams)

export { demoTenant, type PersonKey, people }
