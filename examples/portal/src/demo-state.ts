import { demoTenant, loadDemo } from './demo/index.js'
import type { PortalDesk } from './desk.js'
import { settings } from './settings.js'

/** Raised when the demo's data changes, so that desks filled before are filled anew. */
const demoVersion = 'demo-1'

/** Whether the database holds all of the demo already, or is to stay without it. */
export const isFilled = (): boolean => !settings.wantsDemo || settings.filledWith === demoVersion

/** Plays the demo into the desk. A desk that was left half-filled has to be emptied first. */
export async function fill(
  { desk, clock }: PortalDesk,
  onProgress: (done: number, total: number) => void,
): Promise<void> {
  try {
    await loadDemo(desk, { setTime: clock.set, onProgress })
  } finally {
    clock.run()
  }
  await desk.settled(demoTenant)
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
