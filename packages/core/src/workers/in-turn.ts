/** The same work, one call after the other: two at once by one worker would share a lease, which keeps workers apart only. */
export function inTurn<Options, Value>(
  work: (options?: Options) => Promise<Value>,
): (options?: Options) => Promise<Value> {
  let last: Promise<unknown> = Promise.resolve()
  return (options) => {
    const turn = last.then(() => work(options))
    // The caller hears of it; the next in line need not.
    last = turn.catch(() => undefined)
    return turn
  }
}
