import type { Filter } from '@caselore/core/filter'
import { type Bits, countBits, createBits, hasBit, invertBits } from './bits.js'
import { toUtf8 } from './bytes.js'
import { denseBytes } from './dense-posting.js'
import { filterBits } from './filter-bits.js'
import { type Merged, mergeSegments } from './merge.js'
import { findPacked } from './packed-strings.js'
import { gone, type MergeSource } from './place-documents.js'
import { openSegment, type Segment } from './segment.js'
import { createSegmentBuilder, type PreparedDocument, type SegmentBuilder } from './segment-builder.js'

/** A segment with what has changed since it was made. */
export interface LiveSegment {
  readonly segment: Segment
  /** Absent as long as every document is live. */
  live: Bits | undefined
  liveCount: number
  /** Answers of the last filters, which ask the same again and again: a policy’s scope. */
  readonly filtered: Map<string, Bits>
}

/** One tenant's rows of one kind. */
export interface CompactPartition {
  readonly count: number
  /** By field: the sum of the documents' lengths, for the mean. */
  readonly lengthSums: Float64Array
  put(document: PreparedDocument): void
  remove(id: string): boolean
  /** Everything that was put, searchable. */
  segments(): readonly LiveSegment[]
  /** Merges segments where there are many or much of one is dead, for about so much work (in postings). Answers whether more is to do. */
  tidy(work: number): boolean
  /** Has everything merged into one segment by the {@link tidy} calls that follow. */
  gather(): void
}

export interface PartitionShape {
  readonly fieldCount: number
  readonly columns: readonly string[]
}

/** A segment as it is saved: its buffer, and which documents are live where not all are. */
export interface SavedSegment {
  readonly buffer: ArrayBuffer
  readonly live?: ArrayBuffer
}

// A segment of so many documents is made in some ten milliseconds.
const largestBatch = 2048
const perMerge = 8
const keptFilters = 8

interface Job {
  readonly sources: readonly LiveSegment[]
  readonly frozen: readonly MergeSource[]
  readonly size: number
  readonly run: Generator<number, Merged>
}

export function createPartition(
  shape: PartitionShape,
  saved: readonly SavedSegment[] = [],
): CompactPartition {
  const { fieldCount, columns } = shape
  let segments = saved.map((one) => openLive(one, fieldCount))
  let builder: SegmentBuilder | undefined
  const jobs: Job[] = []
  let gathering = false
  let count = segments.reduce((sum, { liveCount }) => sum + liveCount, 0)
  const lengthSums = new Float64Array(fieldCount)
  for (const live of segments) addLengths(lengthSums, live)

  const flush = () => {
    if (builder && builder.live > 0) {
      segments = [...segments, openLive({ buffer: builder.seal() }, fieldCount)]
    }
    builder = undefined
  }

  const finish = ({ sources, frozen }: Job, { buffer, places }: Merged) => {
    const merged = openLive({ buffer }, fieldCount)
    frozen.forEach((before, i) => {
      const { segment, live } = sources[i] as LiveSegment
      for (let document = 0; live && document < segment.count; document++) {
        if (hasBit(live, document) || (before.live && !hasBit(before.live, document))) continue
        // Removed while the merge ran.
        const place = places[i]?.[document] ?? gone
        if (place !== gone) bury(merged, place)
      }
    })
    const others = segments.filter((one) => !sources.includes(one))
    segments = merged.liveCount > 0 ? [...others, merged] : others
  }

  /** Runs a merge for about so much work; answers how much it was. */
  const runUntil = (job: Job, work: number): number => {
    let done = 0
    while (done < work) {
      const step = job.run.next()
      if (step.done) {
        jobs.splice(jobs.indexOf(job), 1)
        finish(job, step.value)
        return done + 1
      }
      done += step.value
    }
    return done
  }

  const startJob = (): Job | undefined => {
    segments = segments.filter(({ liveCount }) => liveCount > 0)
    const idle = segments.filter((one) => !jobs.some(({ sources }) => sources.includes(one)))
    const sources = gathering && jobs.length === 0 ? whole(segments) : toMerge(idle)
    gathering &&= jobs.length > 0
    if (!sources) return undefined
    const frozen = sources.map(({ segment, live }) => ({ segment, live: live?.slice() }))
    const size = sources.reduce((sum, { liveCount }) => sum + liveCount, 0)
    return { sources, frozen, size, run: mergeSegments(frozen, fieldCount, columns) }
  }

  /** The smallest: while a large merge waits, the small segments that gather meanwhile are merged. */
  const nextJob = (): Job | undefined => {
    for (let next = startJob(); next; next = startJob()) jobs.push(next)
    jobs.sort((a, b) => b.size - a.size)
    return jobs.at(-1)
  }

  const removeSealed = (id: string): boolean => {
    const wanted = toUtf8(id)
    for (const live of segments) {
      const document = findPacked(live.segment.ids, wanted)
      if (document < 0 || (live.live && !hasBit(live.live, document))) continue
      bury(live, document)
      live.segment.lengths.forEach((lengths, field) => {
        lengthSums[field] = (lengthSums[field] as number) - (lengths?.[document] ?? 0)
      })
      return true
    }
    return false
  }

  const remove = (id: string): boolean => {
    const lengths = builder?.remove(id)
    lengths?.forEach((length, field) => {
      lengthSums[field] = (lengthSums[field] as number) - length
    })
    const removed = lengths !== undefined || removeSealed(id)
    if (removed) count--
    return removed
  }

  return {
    get count() {
      return count
    },
    lengthSums,
    remove,
    put(document) {
      remove(document.id)
      builder ??= createSegmentBuilder(fieldCount, columns)
      builder.add(document).forEach((length, field) => {
        lengthSums[field] = (lengthSums[field] as number) + length
      })
      count++
      if (builder.live >= largestBatch) flush()
    },
    segments() {
      flush()
      return segments
    },
    gather() {
      flush()
      gathering = true
    },
    tidy(work) {
      for (let left = work; left > 0; ) {
        const job = nextJob()
        if (!job) return false
        left -= runUntil(job, left)
      }
      return true
    },
  }
}

function openLive({ buffer, live }: SavedSegment, fieldCount: number): LiveSegment {
  const segment = openSegment(buffer, fieldCount)
  const bits = live && new Uint32Array(live.slice(0))
  return { segment, live: bits, liveCount: bits ? countBits(bits) : segment.count, filtered: new Map() }
}

function bury(live: LiveSegment, document: number): void {
  live.live ??= invertBits(createBits(live.segment.count), live.segment.count)
  live.live[document >>> 5] = (live.live[document >>> 5] as number) & ~(1 << (document & 31))
  live.liveCount--
}

function addLengths(sums: Float64Array, { segment, live }: LiveSegment): void {
  segment.lengths.forEach((lengths, field) => {
    let sum = 0
    for (let i = 0; lengths && i < lengths.length; i++)
      if (!live || hasBit(live, i)) sum += lengths[i] as number
    sums[field] = (sums[field] as number) + sum
  })
}

const whole = (segments: readonly LiveSegment[]): readonly LiveSegment[] | undefined =>
  segments.length > 1 || segments.some(({ live }) => live) ? segments : undefined

/** Eight of about the same size, or one of which a third is dead. */
function toMerge(segments: readonly LiveSegment[]): readonly LiveSegment[] | undefined {
  const tiers = new Map<number, LiveSegment[]>()
  for (const one of segments) {
    if (one.liveCount < one.segment.count * 0.67) return [one]
    const tier = Math.floor(Math.log(one.liveCount) / Math.log(perMerge))
    const same = [...(tiers.get(tier) ?? []), one]
    if (same.length === perMerge) return same
    tiers.set(tier, same)
  }
  return undefined
}

/** The documents of a segment that are live and meet the filter; absent when all do. */
export function reachOf(live: LiveSegment, filter: Filter | undefined, name: string): Bits | undefined {
  if (filter === undefined) return live.live
  const bits = live.filtered.get(name) ?? filterBits(filter, live.segment.columns, live.segment.count)
  live.filtered.delete(name)
  live.filtered.set(name, bits)
  for (const oldest of live.filtered.keys()) {
    if (live.filtered.size <= keptFilters) break
    live.filtered.delete(oldest)
  }
  return live.live ? bits.map((word, i) => word & ((live.live as Bits)[i] as number)) : bits
}

/** Memory that a partition takes: its buffers, and what was worked out from them. */
export function partitionBytes(partition: CompactPartition): number {
  let bytes = partition.lengthSums.byteLength
  for (const { segment, live, filtered } of partition.segments()) {
    bytes += segment.buffer.byteLength + (live?.byteLength ?? 0) + denseBytes(segment)
    for (const bits of filtered.values()) bytes += bits.byteLength
  }
  return bytes
}
