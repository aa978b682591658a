import { setTimeout as pause } from 'node:timers/promises'
import { StorageError, type Token } from '@caselore/core/storage'
import type { Ask, PostgresDriver } from './driver.js'
import { asStorageError } from './failure.js'
import { type LogPlace, parseToken, placeOfPrimary, placeOfReplica } from './token.js'

export interface ReplicaOptions {
  /** One for each streaming replica of the server that the storage writes to. They are closed with the storage. */
  readonly drivers: readonly PostgresDriver[]
  /** How many milliseconds a read waits for a replica to come far enough, before the primary answers it. Default: 50. */
  readonly patience?: number | undefined
  /**
   * How many milliseconds old what other servers wrote may be for a read without a token; what this storage wrote is always
   * shown. Default: not at all, and so the primary answers such reads.
   */
  readonly staleness?: number | undefined
}

/** Reads that replicas answer as well as the primary would. */
export interface Replicas {
  /** Does the work where everything is known that the token stands for. */
  read<Value>(token: Token | undefined, work: (ask: Ask) => Promise<Value>): Promise<Value>
  /**
   * To be called after what this storage did or learnt at the primary, and before the caller hears of it: reads without a token
   * show it from now on. The place for a token; `undefined` when the primary could not be asked.
   */
  mark(): Promise<LogPlace | undefined>
}

/** How long a replica that failed is left alone. */
const rest = 1_000
const firstPause = 2
const longestPause = 20

/**
 * Chooses for each read a replica that has replayed the log far enough, or else the primary. A replica that fails, or that
 * cancels a read because the log moved on, is no failure of the read.
 */
export function createReplicas(
  primary: Ask,
  { drivers, patience = 50, staleness }: ReplicaOptions,
): Replicas {
  const replicas = drivers.map((driver) => createReplica(driver.ask))
  let turn = 0
  let floor: { readonly place: LogPlace; readonly at: number } = { place: 0, at: Number.NEGATIVE_INFINITY }

  async function look(): Promise<LogPlace> {
    const at = performance.now()
    const keep = (place: LogPlace) => {
      if (at >= floor.at) floor = { place, at }
    }
    try {
      const { rows } = await primary<{ place: string }>({
        text: placeOfPrimary,
        values: [],
        name: 'caselore_place',
      })
      const place = Number(rows[0]?.place)
      keep(place)
      return place
    } catch (error) {
      // Nobody knows how far a replica has to be.
      keep(Number.POSITIVE_INFINITY)
      throw error
    }
  }
  async function needed(token: Token | undefined): Promise<LogPlace | undefined> {
    if (token !== undefined) return parseToken(token).place
    if (staleness === undefined) return undefined
    return performance.now() - floor.at > staleness ? look() : floor.place
  }
  async function choose(place: LogPlace): Promise<Replica | undefined> {
    const end = performance.now() + patience
    for (let wait = firstPause; ; wait = Math.min(wait * 2, longestPause)) {
      turn++
      const able = replicas.filter((replica) => replica.isUp())
      const inTurn = able.map((_, i) => able[(turn + i) % able.length] as Replica)
      const known = inTurn.find((replica) => replica.hasReached(place))
      if (known || able.length === 0) return known
      await Promise.all(inTurn.map((replica) => replica.look()))
      const reached = inTurn.find((replica) => replica.isUp() && replica.hasReached(place))
      if (reached || performance.now() >= end) return reached
      await pause(wait)
    }
  }
  return {
    mark: () => look().catch(() => undefined),
    async read(token, work) {
      const place = await needed(token)
      const replica = place === undefined ? undefined : await choose(place)
      return replica ? replica.answer(work, primary) : work(primary)
    },
  }
}

interface Replica {
  isUp(): boolean
  /** As far as is known; it has never been further than it is. */
  hasReached(place: LogPlace): boolean
  look(): Promise<void>
  answer<Value>(work: (ask: Ask) => Promise<Value>, otherwise: Ask): Promise<Value>
}

function createReplica(ask: Ask): Replica {
  let reached: LogPlace = -1
  let restsUntil = 0
  const takeRest = () => {
    // Whoever comes back in its place may be behind it.
    reached = -1
    restsUntil = performance.now() + rest
  }
  return {
    isUp: () => performance.now() >= restsUntil,
    hasReached: (place) => reached >= place,
    async look() {
      try {
        const place = await askPlace(ask)
        if (place === undefined) takeRest()
        else reached = place
      } catch {
        // The primary has everything that a replica has.
        takeRest()
      }
    },
    async answer(work, otherwise) {
      try {
        return await work(ask)
      } catch (error) {
        if (asStorageError(error).retry !== 'later') throw error
        takeRest()
        return work(otherwise)
      }
    },
  }
}

async function askPlace(ask: Ask): Promise<LogPlace | undefined> {
  const { rows } = await ask<{ place: string | null }>({
    text: placeOfReplica,
    values: [],
    name: 'caselore_replayed',
  })
  const place = rows[0]?.place
  return place === null || place === undefined ? undefined : Number(place)
}

/** Refuses a server that follows no other, whose rows would be another database's. One that is away may come back. */
export async function assertReplicas({ drivers }: ReplicaOptions): Promise<void> {
  const places = await Promise.allSettled(drivers.map((driver) => askPlace(driver.ask)))
  if (places.some((each) => each.status === 'fulfilled' && each.value === undefined))
    throw new StorageError('storage.unavailable', { details: { reason: 'not a replica' } })
}
