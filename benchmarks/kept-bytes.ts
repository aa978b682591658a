import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

// Set while nothing is compiled yet: V8 does not bear it later.
setFlagsFromString('--expose-gc')
const collect = runInNewContext('gc') as () => void

/** Bytes of heap in use when nothing is left to collect. */
export function heapAfterCollection(): number {
  collect()
  return process.memoryUsage().heapUsed
}

/** Bytes of heap that stay in use for each of so many things. */
export function keptBytes(count: number, make: (n: number) => unknown): number {
  const before = heapAfterCollection()
  const things = Array.from({ length: count }, (_, n) => make(n))
  const bytes = (heapAfterCollection() - before) / things.length
  return Math.round(bytes)
}
