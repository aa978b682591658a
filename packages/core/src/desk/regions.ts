import type { Actor } from '../schema/index.js'

/** The regions that a person works in, without the `*` that stands for all. */
export function regionsOf(actor: Actor): string[] {
  const regions = actor.attributes?.regions
  return Array.isArray(regions)
    ? regions.filter((region): region is string => typeof region === 'string' && region !== '*')
    : []
}
