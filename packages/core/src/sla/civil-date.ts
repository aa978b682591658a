/** A date as people write it, without zone: `2026-02-14`. */
export type CivilDate = string

/** Days since 1970-01-01, counted on the civil calendar. */
export type DayNumber = number

export const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const
export type Weekday = (typeof weekdays)[number]

export const dayMs = 86_400_000

/** The day number of a date, or undefined when there is no such date. */
export function parseDate(text: unknown): DayNumber | undefined {
  if (typeof text !== 'string' || !/^\d{4}-\d\d-\d\d$/.test(text)) return undefined
  const time = Date.parse(`${text}T00:00:00Z`)
  return Number.isNaN(time) || formatDate(time / dayMs) !== text ? undefined : time / dayMs
}

export const formatDate = (day: DayNumber): CivilDate => new Date(day * dayMs).toISOString().slice(0, 10)

/** 0 for Monday to 6 for Sunday; 1970-01-01 was a Thursday. */
export const weekdayIndex = (day: DayNumber): number => (((day + 3) % 7) + 7) % 7
