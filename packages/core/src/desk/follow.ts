import { createOutboxRelay, type OutboxRelay, type OutboxRelayOptions } from '../workers/index.js'
import type { DeskContext } from './context.js'

export interface FollowOptions extends Omit<OutboxRelayOptions, 'storage' | 'clock' | 'worker' | 'random'> {
  /** Names this process: no two by the same name. Default: one made up for this call. */
  readonly worker?: string | undefined
  /** Draws the waits between attempts. Default: `Math.random`. */
  readonly random?: (() => number) | undefined
}

/** A relay over a tenant's event stream, on the desk's storage and clock. */
export function followFeed(desk: DeskContext, options: FollowOptions): OutboxRelay {
  const { storage, clock, ids } = desk
  const { worker = ids(), random = Math.random } = options
  return createOutboxRelay({ ...options, storage, clock, worker, random })
}
