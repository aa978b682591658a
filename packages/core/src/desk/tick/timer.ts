import type { Instant } from '../../shared/index.js'
import type { Dealt, Deed, Due } from './due.js'

type Event = Extract<Deed, { type: 'send' }>['event']

/** One event that a record is sent at a moment; none without a moment, or when it was refused at that moment already. */
export function timer(
  dealt: ReadonlyMap<string, Dealt>,
  name: string,
  at: Instant | undefined,
  event: Event,
): Due[] {
  const mark = `timer/${name}`
  if (at === undefined || at <= (dealt.get(mark)?.last ?? Number.NEGATIVE_INFINITY)) return []
  return [{ mark, key: `${mark}/${at}`, at, moment: at, deed: { type: 'send', event } }]
}
