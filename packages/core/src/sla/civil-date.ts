/** A date as people write it, without zone: `2026-02-14`. */
export type CivilDate = string

/** Days since 1970-01-01, counted on the civil calendar. */
export type DayNumber = number

export const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const
export type Weekday = (typeof weekdays)[number]

export const dayMs = 86_400_000

/** The day number of a date, or undefined when there is no such date. */
export function parseDate(text: unknown): DayNumber | undefined {
  const date = new Date(`${text}T00:00Z`)
  // Engines take 2026-02-30 for the second of March; of what is no date at all, there is no JSON.
  return date.toJSON()?.slice(0, 10) === text ? date.getTime() / dayMs : undefined
}

export const formatDate = (day: DayNumber): CivilDate => new Date(day * dayMs).toISOString().slice(0, 10)

/** 0 for Monday to 6 for Sunday; 1970-01-01 was a Thursday, and no day is seven million before it. */
export const weekdayIndex = (day: DayNumber): number => (day + 3 + 7e6) % 7

/**
 * The weekdays that a key such as `mon-fri`, `sat,sun` or `sun-thu` names, 0 for Monday; none when it cannot be read.
 */
export function parseWeekdays(key: string): number[] {
  const days: number[] = []
  for (const part of key.split(',')) {
    const names = part.trim().split('-')
    const [first = -1, last = first] = names.map((name) => weekdays.indexOf(name as Weekday))
    if (first < 0 || last < 0 || names.length > 2) return []
    for (let day = first; day <= (last < first ? last + 7 : last); day++) days.push(day % 7)
  }
  return days
}
