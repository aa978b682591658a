import { createDesk, type Desk, standardPolicy } from '@caselore/core'
import { defaultAgreement, defaultCalendar, storedSnapshots } from '@caselore/core/desk'
import { indexedDbStorage } from '@caselore/indexeddb'
import { createCaseSearch } from '@caselore/search'
import { type PortalClock, portalClock } from './clock.js'

export interface PortalDesk {
  readonly desk: Desk
  readonly clock: PortalClock
  close(): Promise<void>
}

/** Words of the trade that mean the same to those who search. */
const synonyms = {
  same: [
    ['停机', '宕机', '死机'],
    ['卡纸', '卡料'],
    ['登录', '登陆', '登入'],
  ],
}

const mebibyte = 1024 * 1024

/** Puts the whole desk together in the page: rules, clocks and search here, everything kept in the browser's own database. */
export async function openDesk(database: string, onError: (error: unknown) => void): Promise<PortalDesk> {
  // Room for the search index of some thousand cases, which is kept as one document.
  const storage = await indexedDbStorage(database, { maxDocBytes: 64 * mebibyte })
  const clock = portalClock()
  const desk = await createDesk({
    storage,
    search: await createCaseSearch({ synonyms }),
    searchSnapshots: storedSnapshots(storage),
    policy: standardPolicy,
    calendars: [defaultCalendar],
    agreements: [defaultAgreement],
    clock,
    onError,
  })
  return {
    desk,
    clock,
    async close() {
      await desk.close()
      await storage.close()
    },
  }
}
