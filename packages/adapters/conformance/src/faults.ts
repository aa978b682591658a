/** Where a fault strikes: before the operation is done, or after it was done and before its answer arrives. */
export type FaultMoment = 'before' | 'after'

/** A switch between a storage and its host, with which the kit makes one operation of the host fail. */
export interface Faults {
  /**
   * Does one operation of the host: a statement, a request. Throws instead of it, or loses its answer, when it is the one that the kit
   * has chosen. Synchronous work is answered synchronously.
   */
  around<Value>(operation: () => Value): Value
  /** Chooses the n-th operation from now on, counted from 1. */
  arm(n: number, moment: FaultMoment): void
  /** Lets everything pass again. Says whether the chosen operation was reached. */
  disarm(): boolean
}

/**
 * Faults for `describeStorage`. Put `around` between your storage and the client of your host, where a lost connection would be felt.
 * `failure` makes the error that your client throws then; default: a plain Error.
 *
 * @example
 * ```ts
 * const faults = createFaults(() => new TypeError('fetch failed'))
 * const send: typeof fetch = async (...request) => faults.around(() => fetch(...request))
 * describeStorage({ name: 'crm', create: () => crmStorage(send), faults })
 * ```
 */
export function createFaults(failure: () => Error = () => new Error('The connection was lost.')): Faults {
  let left = 0
  let chosen: FaultMoment | undefined
  return {
    around(operation) {
      const strikes = chosen !== undefined && --left === 0
      if (strikes && chosen === 'before') throw failure()
      const value = operation()
      return strikes ? lose(value, failure) : value
    },
    arm(n, moment) {
      left = n
      chosen = moment
    },
    disarm() {
      const struck = chosen !== undefined && left <= 0
      chosen = undefined
      return struck
    },
  }
}

function lose<Value>(value: Value, failure: () => Error): Value {
  if (!(value instanceof Promise)) throw failure()
  return value.then(() => {
    throw failure()
  }) as Value
}
