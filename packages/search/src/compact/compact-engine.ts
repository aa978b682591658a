import type { Analyzer } from '../analysis/index.js'
import {
  defaultMinimumCoverage,
  type OpenedReach,
  openQuery,
  openReach,
  rebuildBeside,
  requireText,
  requireWhole,
  type SearchSchema,
} from '../engine/index.js'
import { type Calibration, defaultCalibration } from '../relevance/index.js'
import type { SearchEngine, SearchReach } from '../types.js'
import { answer } from './answer.js'
import { columnNames } from './columns.js'
import { countTerms } from './merge-terms.js'
import { type CompactPartition, partitionBytes, reachOf } from './partition.js'
import { createPartitions } from './partitions.js'
import type { ReachedSegment } from './question.js'
import { createScratch, scratchBytes } from './scratch.js'
import { readSnapshot, writeSnapshot } from './snapshot.js'
import { suggest } from './suggestions.js'

export interface CompactEngineOptions extends SearchSchema {
  readonly analyzer: Analyzer
  /** Coverage that a row needs to count as a match at all, 0 to 1. Default {@link defaultMinimumCoverage}. */
  readonly minimumCoverage?: number
  /** Default {@link defaultCalibration}. */
  readonly calibration?: Calibration
}

export interface CompactEngine extends SearchEngine {
  /**
   * Merges everything, in steps with pauses, and gives back the memory of removed rows. Changes do this by and by and in part;
   * call it after loading many rows, or when nothing else is to do: questions to one segment are the fastest.
   */
  tidy(): Promise<void>
}

/**
 * The embedded engine for hundreds of thousands of rows: an inverted index in typed arrays, in segments that are never
 * changed, only marked and merged. Answers as the MiniSearch engine does (same terms, ranking, matches, refusals), in a fraction
 * of the time and memory. A question of more than 512 different terms is asked by the first 512.
 *
 * A snapshot is `buffers` with a little JSON beside: give it to a store that keeps buffers, such as IndexedDB or files.
 *
 * @example
 * ```ts
 * const engine = compactEngine({ analyzer: await createAnalyzer(), ...caseIndex })
 * await engine.index(documents)
 * await engine.tidy()
 * ```
 */
export function compactEngine(options: CompactEngineOptions): CompactEngine {
  const { analyzer, fields, attributes } = options
  const schema: SearchSchema = { fields, attributes }
  const names = Object.keys(fields)
  if (names.length > 255) throw new Error('The compact engine holds at most 255 text fields.')
  const shape = { fieldCount: names.length, columns: columnNames(Object.keys(attributes)) }
  const suggested = names.filter((name) => fields[name]?.suggest)
  const version = `compact-2 ${analyzer.fingerprint} fields ${names.join(',')} suggest ${suggested.join(',')} columns ${shape.columns.join(',')}`
  const make = () => createPartitions({ schema, analyzer, shape })
  const partitions = make()
  const changes = rebuildBeside(partitions, make, schema)
  const scratch = createScratch()
  const settings = {
    analyzer,
    schema,
    names,
    calibration: options.calibration ?? defaultCalibration,
    minimumCoverage: options.minimumCoverage ?? defaultMinimumCoverage,
    scratch,
  }
  const partitionOf = ({ tenant, kind }: SearchReach) => partitions.find(tenant, kind)

  return {
    name: 'compact',
    version,
    index: changes.put,
    remove: changes.remove,
    clear: (tenant) => changes.replace(tenant, []),
    rebuild: changes.rebuild,
    tidy: partitions.tidy,
    async search(query) {
      const opened = openQuery(query, schema)
      const partition = partitionOf(query)
      return answer(query, opened, partition, partition ? reached(partition, opened) : [], settings)
    },
    async suggest(query) {
      requireWhole('limit', query.limit, 1, 100)
      requireText('prefix', query.prefix)
      const opened = openReach(query, undefined, schema)
      const partition = partitionOf(query)
      const segments = partition ? reached(partition, opened) : []
      const numbers = opened.fields.map((field) => names.indexOf(field))
      return suggest(segments, names, numbers, query.prefix, query.limit, analyzer)
    },
    snapshot: (tenant) =>
      partitions.quiet(() => writeSnapshot('compact', version, partitions.all(tenant), tenant)),
    async restore(snapshot) {
      await changes.replace(snapshot.tenant, readSnapshot(snapshot, 'compact', version, shape))
    },
    async stats() {
      const all = partitions.all()
      const sum = (of: (partition: CompactPartition) => number) =>
        all.reduce((total, { partition }) => total + of(partition), 0)
      return {
        documents: sum(({ count }) => count),
        terms: sum((partition) => countTerms(partition.segments().map(({ segment }) => segment))),
        tenants: new Set(all.filter(({ partition }) => partition.count > 0).map(({ tenant }) => tenant)).size,
        bytes: sum(partitionBytes) + scratchBytes(scratch),
      }
    },
  }
}

function reached(partition: CompactPartition, { filter }: OpenedReach): ReachedSegment[] {
  const name = filter === undefined ? '' : JSON.stringify(filter)
  let base = 0
  return partition.segments().map((live) => {
    const segment = { live, reach: reachOf(live, filter, name), base }
    // On a word’s border, so that sets of documents can be joined a word at a time.
    base += (live.segment.count + 31) & ~31
    return segment
  })
}
