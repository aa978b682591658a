import type { EventInput, Storage, Token } from '../storage/index.js'
import { transferRefusals } from './refusals.js'

/** Appends a file's events to a feed that may have the first of them already, from an import that was broken off. */
export interface Landing {
  /** Each call in one commit, which is why it is there whole or not at all. */
  land(events: readonly EventInput[]): Promise<void>
  /** Of the last event landed. */
  token(): Token | null
}

export function createLanding(storage: Storage, tenant: string): Landing {
  let token: Token | null = null
  let isNew = false

  async function isThere(events: readonly EventInput[]): Promise<boolean> {
    if (isNew) return false
    const page = await storage.changes?.(token, { tenant, limit: events.length })
    isNew = page?.events.length === 0
    if (!page || isNew) return false
    if (page.events.length !== events.length || page.events.some(({ id }, i) => id !== events[i]?.id))
      throw transferRefusals.error('transfer.not_verified')
    token = page.token
    return true
  }

  return {
    async land(events) {
      if (!(await isThere(events))) token = (await storage.commit({ tenant, events })).token
    },
    token: () => token,
  }
}
