import { setTimeout as pause } from 'node:timers/promises'
import { asStorageError, isBusy } from './failure.js'

const longestPause = 50

/**
 * Tries again while another process writes, for so many milliseconds, and then is `storage.busy`. It waits between tries
 * and not inside SQLite, whose own waiting would stop everything else in this process.
 */
export async function patiently<Value>(milliseconds: number, work: () => Value): Promise<Value> {
  const end = performance.now() + milliseconds
  for (let wait = 1; ; wait = Math.min(wait * 2, longestPause)) {
    try {
      return work()
    } catch (error) {
      if (!isBusy(error) || performance.now() >= end) throw asStorageError(error)
    }
    await pause(wait)
  }
}
