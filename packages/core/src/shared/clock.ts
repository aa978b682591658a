/** A moment as whole milliseconds since 1970-01-01T00:00:00Z. Integers sort alike in every storage engine. */
export type Instant = number

/** Tells the current moment. An argument everywhere, so that time in a test is what the test says. */
export type Clock = () => Instant

/** The machine's clock. */
export const systemClock: Clock = () => Date.now()

/**
 * A clock that moves only when told to.
 *
 * @example
 * ```ts
 * const clock = manualClock(Date.UTC(2026, 1, 13, 9, 40))
 * clock.advance(20 * 60_000)
 * clock() // 2026-02-13T10:00:00Z as milliseconds
 * ```
 */
export function manualClock(
  start: Instant,
): Clock & { advance(milliseconds: number): void; set(instant: Instant): void } {
  let now = start
  return Object.assign(() => now, {
    advance(milliseconds: number) {
      now += milliseconds
    },
    set(instant: Instant) {
      now = instant
    },
  })
}
