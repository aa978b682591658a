import { manualClock } from '@caselore/core'
import { demoTenant, loadDemo } from './demo/index.js'
import { openDesk } from './desk.js'
import { settings } from './settings.js'

/** Raised when the demo's data changes, so that desks filled before are filled anew. */
const demoVersion = 'demo-2'

/** Whether the database holds all of the demo already, or is to stay without it. */
export const isFilled = (): boolean => !settings.wantsDemo || settings.filledWith === demoVersion

/** Fills an empty database with the demo, step by step as it is said to have happened. */
export async function fill(
  onError: (error: unknown) => void,
  onProgress: (done: number, total: number) => void,
): Promise<void> {
  const { database } = settings
  const clock = manualClock(Date.now())
  const { desk, close } = await openDesk({ database, onError, clock, search: 'none' })
  try {
    await loadDemo(desk, { setTime: clock.set, onProgress })
    await desk.settled(demoTenant)
  } finally {
    await close()
  }
  settings.filledWith = demoVersion
}

/** Deletes everything that is stored under the desk's name. */
export async function empty(): Promise<void> {
  settings.filledWith = undefined
  settings.realData = undefined
  await new Promise<void>((resolve, reject) => {
    const request = indexedDB.deleteDatabase(settings.database)
    request.onsuccess = () => resolve()
    request.onerror = () => reject(request.error)
    request.onblocked = () => reject(new Error('another tab keeps the database open'))
  })
}

/** Lets one tab at a time open and fill the database. */
export const alone = <Value>(work: () => Promise<Value>): Promise<Value> =>
  navigator.locks.request(`${settings.database}:open`, work) as Promise<Value>
