/** An instant as the clock on the wall of a zone shows it, in the form of a `datetime-local` control. */
export function wallTime(at: number, zone: string): string {
  const parts = new Intl.DateTimeFormat('en-CA', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  }).formatToParts(at)
  const part = (type: string) => parts.find((one) => one.type === type)?.value ?? ''
  return `${part('year').padStart(4, '0')}-${part('month')}-${part('day')}T${part('hour')}:${part('minute')}`
}

/** The instant that a wall clock of a zone shows; `undefined` for text that is no time. Of two, the one found first. */
export function instantAt(text: string, zone: string): number | undefined {
  const wanted = Date.parse(`${text}Z`)
  if (Number.isNaN(wanted)) return undefined
  const off = (at: number) => wanted - Date.parse(`${wallTime(at, zone)}Z`)
  const near = wanted + off(wanted)
  // Once more, for an offset that changes between the guess and the answer.
  return near + off(near)
}
