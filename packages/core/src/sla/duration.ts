/**
 * `30m`, `4h` or `1h30m`. There are no days: how long one is depends on the calendar, so 48 h are written as
 * such.
 */
export type Duration = string

const mostHours = 100_000

/** Milliseconds of a duration, or undefined when it cannot be read, is zero or beyond all measure. */
export function parseDuration(text: unknown): number | undefined {
  const match = /^(?:(\d{1,6})h)?(?:(\d{1,7})m)?$/.exec(typeof text === 'string' ? text : '')
  const ms = (Number(match?.[1] ?? 0) * 60 + Number(match?.[2] ?? 0)) * 60_000
  return ms > 0 && ms <= mostHours * 3_600_000 ? ms : undefined
}
