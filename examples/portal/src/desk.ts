import { createDesk, type Desk, standardPolicy } from '@caselore/core'
import { storedSnapshots } from '@caselore/core/desk'
import { type Clock, systemClock } from '@caselore/core/shared'
import { indexedDbStorage } from '@caselore/indexeddb'
import { createCaseSearch } from '@caselore/search'

export interface PortalDesk {
  readonly desk: Desk
  close(): Promise<void>
}

/** Words of the trade that mean the same to those who search. */
export const synonyms = {
  same: [
    ['停机', '宕机', '死机'],
    ['卡纸', '卡料'],
    ['登录', '登陆', '登入'],
  ],
}

/** What stands around search: duplicates, categories, statistics; loaded when it is first needed. */
export const searchTools = async () => (await import('@caselore/search/tools')).createSearchTools()

const mebibyte = 1024 * 1024

export interface OpenDeskOptions {
  readonly database: string
  /** Hears of faults in work that nobody waits for. */
  onError(error: unknown): void
  /** `none` while the demo is being played: indexing a case at each of its steps would be work for nothing. */
  readonly search?: 'cases' | 'none'
  /** Default: the machine's. */
  readonly clock?: Clock
}

/** Puts the whole desk together in the page: rules, clocks and search here, everything kept in the browser's own database. */
export async function openDesk({
  database,
  onError,
  search = 'cases',
  clock = systemClock,
}: OpenDeskOptions): Promise<PortalDesk> {
  // Room for the search index of some thousand cases, which is kept as one document.
  const storage = await indexedDbStorage(database, { maxDocBytes: 64 * mebibyte })
  const desk = await createDesk({
    storage,
    ...(search === 'cases' ? { search: await createCaseSearch({ synonyms }), searchTools } : {}),
    searchSnapshots: storedSnapshots(storage),
    policy: standardPolicy,
    clock,
    onError,
  })
  return {
    desk,
    async close() {
      await desk.close()
      await storage.close()
    },
  }
}
