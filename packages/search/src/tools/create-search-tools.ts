import type { SearchTools } from '@caselore/core/search'
import { createAnalyzer, loadTraditionalMap } from '../analysis/index.js'
import { createAssociation, pairFeatures, treeOf } from '../association/index.js'
import {
  containment,
  findDuplicateTickets,
  findIdentifiers,
  type IdentifierPattern,
  matchIdentifier,
  resemblance,
  shinglesOf,
  standardIdentifiers,
} from '../duplicates/index.js'
import { boostedRelevance, calibrationOf } from '../relevance/index.js'
import { scrubQuery, searchStatistics } from '../statistics/index.js'

export interface SearchToolsOptions {
  /** What else is recognised as an identifier: put the host's own before `standardIdentifiers`. */
  readonly identifiers?: readonly IdentifierPattern[]
  /** The host's records that an identifier may name; see `SearchTools.records`. */
  readonly records?: NonNullable<SearchTools['records']>
  /** Names that no kept question may hold: of customers, contacts, colleagues. */
  readonly names?: readonly string[]
}

/**
 * What stands around an engine, for `createDesk({ searchTools })`. Learning is loaded when it is first asked for.
 *
 * @example
 * ```ts
 * const desk = await createDesk({
 *   storage,
 *   search: createCaseSearch,
 *   searchTools: async () => (await import('@caselore/search/tools')).createSearchTools(),
 * })
 * await desk.as(session).search.categories('注塑机一开机就报警')
 * ```
 */
export async function createSearchTools(options: SearchToolsOptions = {}): Promise<SearchTools> {
  const { identifiers = standardIdentifiers, records, names: hostNames = [] } = options
  const characters = await loadTraditionalMap()
  const features = pairFeatures(await createAnalyzer({ characters }))
  const associationOf: SearchTools['association'] = ({ parents, descriptions = {} }) =>
    createAssociation({
      features,
      descriptions,
      ...(parents ? { tree: treeOf(Array.from(parents, ([id, parent]) => ({ id, parent }))) } : {}),
    })
  return {
    duplicateTickets: (ticket, others) => findDuplicateTickets(ticket, others, { limit: 20 }),
    nearDuplicates(text, others, least) {
      const asked = shinglesOf(text, characters)
      return others
        .map(({ id, text: other }) => ({ id, shingles: shinglesOf(other, characters) }))
        .map(({ id, shingles }) => ({
          id,
          resemblance: resemblance(asked, shingles),
          containment: containment(asked, shingles),
        }))
        .filter((one) => one.resemblance >= least)
        .sort((a, b) => b.resemblance - a.resemblance || (a.id < b.id ? -1 : 1))
    },
    identifiers: (text) => findIdentifiers(text, identifiers),
    matchIdentifier: (identifier, among, corrections) => matchIdentifier(identifier, among, { corrections }),
    ...(records ? { records } : {}),
    association: associationOf,
    scrub: (text, names) => scrubQuery(text, { names: [...hostNames, ...names], characters }),
    statistics: (events, { unit, zone, limit }) => searchStatistics(events, { unit, zone, limit }),
    calibrate: (relevance, points) => calibrationOf(points)(relevance),
    boost: (relevance, usefulness) => boostedRelevance(relevance, usefulness),
    learn: async (input) => (await import('../learning/index.js')).learnFromUse(input, { features }),
  }
}
