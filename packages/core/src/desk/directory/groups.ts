import * as z from 'zod/mini'
import type { Policy } from '../../policy/index.js'
import { type Actor, filled, identifier, list, parseInput } from '../../schema/index.js'
import type { Json } from '../../shared/index.js'
import { must } from '../must.js'
import { deskRefusals } from '../refusals.js'

const groupSchema = z.strictObject({
  roles: z.optional(list(identifier)),
  regions: z.optional(list(filled(60))),
  team: z.optional(identifier),
})
const sourceSchema = z.strictObject({
  groups: z.record(filled(1_000), groupSchema),
})

/** What one group of the host's directory stands for. */
export interface GroupMeaning {
  readonly roles?: readonly string[]
  /** `['*']` is every region. */
  readonly regions?: readonly string[]
  readonly team?: string
}

/** Which group stands for what, as data (P7): by the group's name or id in the directory. */
export interface GroupSource {
  readonly groups: Readonly<Record<string, GroupMeaning>>
}

/** A person as the host's directory knows them. */
export interface DirectoryPerson {
  readonly id: string
  readonly name?: string
  readonly groups: readonly string[]
}

export interface GroupMapping {
  readonly source: GroupSource
  /**
   * The actor for a session: the roles and regions of all their groups together. Groups that the mapping does not name give
   * nothing. Refused with `desk.group_teams` when two groups put the person into different teams.
   */
  actorOf(person: DirectoryPerson): Actor
  /** Groups of the mapping that none of these people is in: left over, or misspelt. */
  unused(people: readonly DirectoryPerson[]): readonly string[]
}

/**
 * Checks a mapping against the policy: `desk.group_unknown_role` names a role that the policy does not know, `input.…` what
 * is not of the form.
 *
 * @example
 * ```ts
 * const groups = defineGroups({
 *   groups: {
 *     'CN=Service-East,OU=Groups': { roles: ['agent'], regions: ['华东'], team: 'support' },
 *     'CN=Library,OU=Groups': { roles: ['library_admin'], regions: ['*'] },
 *   },
 * }, standardPolicy)
 * desk.as({ tenant: 'acme', actor: groups.actorOf({ id: 'li', groups: ['CN=Service-East,OU=Groups'] }) })
 * ```
 */
export function defineGroups(source: GroupSource, policy: Policy): GroupMapping {
  const { groups } = must(parseInput(sourceSchema, source)) as GroupSource
  for (const [group, { roles = [] }] of Object.entries(groups)) {
    const unknown = roles.findIndex((role) => !Object.hasOwn(policy.source.roles, role))
    if (unknown >= 0)
      throw deskRefusals.error('desk.group_unknown_role', {
        path: ['groups', group, 'roles', unknown],
        details: { group, role: roles[unknown] ?? '' },
      })
  }
  const meaningOf = (group: string) => (Object.hasOwn(groups, group) ? groups[group] : undefined)
  return {
    source,
    actorOf({ id, name, groups: held }) {
      const meanings = held.flatMap((group) => meaningOf(group) ?? [])
      const teams = [...new Set(meanings.flatMap(({ team }) => team ?? []))]
      if (teams.length > 1)
        throw deskRefusals.error('desk.group_teams', { details: { person: id, teams: teams.sort() } })
      const [team] = teams
      const attributes: Record<string, Json> = {
        regions: distinct(meanings.flatMap(({ regions = [] }) => regions)),
        ...(team === undefined ? {} : { team }),
      }
      return {
        id,
        ...(name === undefined ? {} : { name }),
        roles: distinct(meanings.flatMap(({ roles = [] }) => roles)),
        attributes: attributes as NonNullable<Actor['attributes']>,
      }
    },
    unused(people) {
      const held = new Set(people.flatMap((person) => person.groups))
      return Object.keys(groups).filter((group) => !held.has(group))
    },
  }
}

/** In one order, so that the order of a directory's answer is no change. */
const distinct = (values: readonly string[]): string[] => [...new Set(values)].sort()
