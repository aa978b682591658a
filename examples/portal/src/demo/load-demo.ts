import type { Desk } from '@caselore/core'
import { caseMoments } from './case-moments.js'
import { demoCases } from './cases/index.js'
import { demoTenant, sessionOf } from './people.js'
import { type Moment, playInOrder, workingTime } from './schedule.js'
import { taxonomy } from './taxonomy.js'
import { ticketMoments } from './ticket-moments.js'
import { demoTickets } from './tickets/index.js'

export interface LoadDemoOptions {
  /** Sets the clock that the desk was made with; called before every step and, at last, with `now`. */
  setTime(instant: number): void
  onProgress?(done: number, total: number): void
  /** The instant that the demo ends at. Default: the machine's clock. */
  readonly now?: number
}

/**
 * Plays the demo's cases and tickets through the desk's own commands, each step by the person whose work it is and at its
 * moment of the past, in the order of time. The desk must have been made with a clock that `setTime` moves.
 *
 * @example
 * ```ts
 * const clock = manualClock(Date.now())
 * const desk = await createDesk({ storage, clock })
 * await loadDemo(desk, { setTime: clock.set, onProgress: (done, total) => showProgress(done / total) })
 * ```
 */
export async function loadDemo(desk: Desk, options: LoadDemoOptions): Promise<void> {
  const { setTime, onProgress = () => {}, now = Date.now() } = options
  const time = workingTime(now)
  const caseIds = new Map<string, string>()
  const cases = demoCases.flatMap((entry) => caseMoments(desk, time, entry, caseIds))
  const tickets = demoTickets.flatMap((ticket) => ticketMoments(desk, time, ticket, caseIds))
  const opening = Math.min(...[...cases, ...tickets].map(({ at }) => at))
  const passTime = () => desk.tick({ tenant: demoTenant, limit: 1_000 })
  await playInOrder([...classification(desk, opening), ...cases, ...tickets], setTime, onProgress, passTime)
  setTime(now)
  await passTime()
}

function classification(desk: Desk, at: number): Moment[] {
  const { taxonomy: shelves } = desk.as(sessionOf('library-admin'))
  return taxonomy.map((node) => ({ at, run: async () => void (await shelves.save(node)) }))
}
