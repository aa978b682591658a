import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

// Set while nothing is compiled yet: V8 does not bear it later.
setFlagsFromString('--expose-gc')
const collect = runInNewContext('gc') as () => void

/** Bytes of heap that stay in use for each of so many things. */
export function keptBytes(count: number, make: (n: number) => unknown): number {
  collect()
  const before = process.memoryUsage().heapUsed
  const things = Array.from({ length: count }, (_, n) => make(n))
  collect()
  const bytes = (process.memoryUsage().heapUsed - before) / things.length
  return Math.round(bytes)
}
