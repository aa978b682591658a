import { isRefusal, type Refusal } from '@caselore/core/shared'
import { type PostgresDriver, sqlStateOf } from '@caselore/postgres'
import { searchRefusals } from '@caselore/search'

/** Cancelled by a timeout, waiting for a lock too long, deadlocks, lost races, too many connections. */
const busy = new Set(['57014', '55P03', '40001', '40P01', '23505', '53300'])

/**
 * A failure as a refusal: `search.busy` where trying again helps, else `search.unavailable`. What the driver refuses as
 * `storage.busy` is the pool that had no connection to give.
 */
function asSearchRefusal(error: unknown): Refusal {
  if (isRefusal(error) && !error.code.startsWith('storage.')) return error
  const state = sqlStateOf(error)
  const reason = state ?? (isRefusal(error) ? error.code : 'no answer')
  const isBusy = busy.has(reason) || reason === 'storage.busy'
  const refusal = searchRefusals.error(isBusy ? 'search.busy' : 'search.unavailable', { details: { reason } })
  refusal.cause = error
  return refusal
}

/** The driver with its failures as refusals of search. */
export function searchDriver(driver: PostgresDriver): Pick<PostgresDriver, 'ask' | 'transaction'> {
  const translated = async <Value>(work: Promise<Value>): Promise<Value> => {
    try {
      return await work
    } catch (error) {
      throw asSearchRefusal(error)
    }
  }
  return {
    ask: (statement) => translated(driver.ask<never>(statement)),
    transaction: (work) => translated(driver.transaction(work)),
  }
}
