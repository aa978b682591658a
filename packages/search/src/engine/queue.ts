/** Runs steps one after the other, in the order in which they were asked for; a failed one holds nothing up. */
export function createQueue(): <Value>(step: () => Value | Promise<Value>) => Promise<Value> {
  let last: Promise<unknown> = Promise.resolve()
  return (step) => {
    const next = last.then(step)
    last = next.catch(() => undefined)
    return next
  }
}
