import { wallTime } from '@caselore/core/shared'

const day = 86_400_000

/**
 * The instant at which a wall clock of a zone shows a time, given in the form of a `datetime-local` control; `undefined`
 * for text that is no time. Of an hour that comes twice it is the first; one that is skipped counts on from before.
 *
 * @example
 * ```ts
 * instantAt('2026-11-24T10:00', 'Asia/Shanghai') // Date.UTC(2026, 10, 24, 2)
 * ```
 */
export function instantAt(text: string, zone: string): number | undefined {
  const wanted = Date.parse(`${text}Z`)
  if (Number.isNaN(wanted)) return undefined
  // A zone changes its offset at most once in two days, so that one of the two is right.
  const by = (near: number) => wanted + near - Date.parse(`${wallTime(near, zone)}Z`)
  const [before, after] = [by(wanted - day), by(wanted + day)]
  return wallTime(before, zone) !== text && wallTime(after, zone) === text ? after : before
}

/**
 * What a `datetime-local` control says in a zone: an instant, `undefined` once it is cleared, or that it is not filled in to
 * the end yet, and then must be left alone or what was typed of it is lost.
 */
export function chosenInstant(
  { value, validity }: Pick<HTMLInputElement, 'value' | 'validity'>,
  zone: string,
): number | undefined | 'unfinished' {
  return validity.badInput ? 'unfinished' : instantAt(value, zone)
}
