import { createDesk, type DeskClient, type DeskOptions, manualClock, memoryStorage } from '@caselore/core'
import type { Session } from '@caselore/core/schema'
import { createCaseSearch } from '@caselore/search'

/** The people of the stories, by what they do. */
const people = {
  plant: person('plant-1', ['requester'], ['华东']),
  shop: person('shop-1', ['requester'], ['华南']),
  agent: person('agent-1', ['agent'], ['华东']),
  otherAgent: person('agent-2', ['agent'], ['华东']),
  southAgent: person('agent-south', ['agent'], ['华南']),
  northAgent: person('agent-north', ['agent'], ['华北']),
  lead: person('lead-1', ['team_lead'], ['华东']),
  firstReviewer: person('first-1', ['first_reviewer'], ['华东']),
  secondReviewer: person('second-1', ['second_reviewer'], ['华东']),
  /** Holds both roles, and writes as well: the rules must still keep them from judging twice or themselves. */
  everything: person('every-1', ['agent', 'first_reviewer', 'second_reviewer'], ['华东']),
  sales: person('sales-1', ['sales'], ['华东']),
  libraryAdmin: person('admin-1', ['library_admin'], ['*']),
  executive: person('executive-1', ['executive'], ['*']),
} as const

export type Who = keyof typeof people

function person(id: string, roles: string[], regions: string[]): Session {
  return {
    tenant: 'acme',
    actor: { id, roles, attributes: { regions, team: 'support' } },
    zone: 'Asia/Shanghai',
  }
}

/** Shanghai wall-clock time as an instant. */
export const shanghai = (text: string): number => Date.parse(`${text}:00+08:00`)

/** A desk in memory, with search, whose time the story tells. */
export async function helpdesk(start: string, options: Partial<DeskOptions> = {}) {
  const clock = manualClock(shanghai(start))
  const desk = await createDesk({
    storage: memoryStorage(),
    search: await createCaseSearch(),
    clock,
    ...options,
  })
  const as = (who: Who): DeskClient => desk.as(people[who])
  const at = (time: string): void => clock.set(shanghai(time))
  return { desk, clock, as, at }
}

/** The code with which a call is refused. */
export async function codeOf(call: Promise<unknown>): Promise<string> {
  return call.then(
    () => 'not refused',
    (error: { code?: string }) => error.code ?? String(error),
  )
}
