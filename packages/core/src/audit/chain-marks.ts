import type { RefusalData } from '../shared/index.js'
import { fault } from './fault.js'
import { auditRefusals } from './refusals.js'

/** The last entry of a chain, or of the part of it that is known to be good. */
export interface ChainHead {
  readonly seq: number
  readonly hash: string
}

/** Before the first entry. */
export const emptyChain: ChainHead = { seq: 0, hash: '' }

/** A place that a chain must lead through. One that is not signed is as easily changed as the entries themselves. */
export interface ChainMark extends ChainHead {
  readonly signed?: boolean
}

/** An entry's place, with its id where it is known. */
export interface Place extends ChainHead {
  readonly id?: string
}

interface Marks {
  /** What is wrong when a chain comes to this place, if anything is. */
  at(place: Place): Promise<RefusalData | undefined>
  /** The number of the next mark that was not come to; 0 when there is none. */
  nextSeq(): Promise<number>
}

/** Holds the places that a chain leads through against marks in ascending order; up to `trusted` it is known to be good. */
export function marksFrom(marks: Iterable<ChainMark> | AsyncIterable<ChainMark>, trusted: number): Marks {
  const source = Symbol.asyncIterator in marks ? marks[Symbol.asyncIterator]() : marks[Symbol.iterator]()
  let next: ChainMark | undefined
  let isDone = false
  let signedUpTo = trusted

  async function pending(): Promise<ChainMark | undefined> {
    if (next || isDone) return next
    const result = await source.next()
    isDone = result.done === true
    next = result.done ? undefined : result.value
    return next
  }

  return {
    async at(place) {
      for (let mark = await pending(); mark && mark.seq <= place.seq; mark = await pending()) {
        next = undefined
        if (mark.seq < place.seq) continue
        if (mark.hash !== place.hash) return missed(mark, place, signedUpTo)
        if (mark.signed) signedUpTo = mark.seq
      }
      return undefined
    },
    nextSeq: async () => (await pending())?.seq ?? 0,
  }
}

/** Entries that fit each other and miss a signed mark cannot be told apart: one of them was changed, and the rest followed. */
const missed = ({ seq, signed }: ChainMark, place: Place, signedUpTo: number): RefusalData =>
  signed && seq > signedUpTo
    ? auditRefusals.data('audit.rewritten', { details: { from: signedUpTo + 1, seq } })
    : fault('audit.altered', place)
