import { expect, it, vi } from 'vitest'
import { cdp } from 'vitest/browser'
import { indexedDbStorage } from './indexed-db-storage.js'

/** The one command of the DevTools protocol that is used here. */
interface Session {
  send(
    method: 'Storage.overrideQuotaForOrigin',
    parameters: { origin: string; quotaSize?: number },
  ): Promise<unknown>
}

const tenant = 'acme'
const noise = (length: number) =>
  Array.from({ length }, () => String.fromCharCode(0x4e00 + Math.floor(Math.random() * 20_000))).join('')

it('refuses what the disk has no room for, keeps what was there, and goes on when there is room again', async () => {
  const session = cdp() as unknown as Session
  const { origin } = location
  const { usage = 0 } = await navigator.storage.estimate()
  // The browser remembers the room for a while, so it has to be short before the database is opened.
  await session.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: usage + 1_500_000 })
  const storage = await indexedDbStorage(`quota-${crypto.randomUUID()}`)
  const put = (id: string, text: string) =>
    storage.commit({ tenant, puts: [{ kind: 'ticket', id, guard: 'absent', doc: { text } }] })
  const stored = async () =>
    (await storage.query({ kind: 'ticket', limit: 100 }, { tenant })).rows.map((row) => row.id)
  const kept = ['before']
  try {
    await put('before', 'fits')
    // Beside other tests the browser may go by the room that it remembers for half a minute, so it is filled until it looks.
    let error: unknown
    for (let n = 0; n < 40 && error === undefined; n++) {
      await session.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: usage + 1_500_000 })
      error = await put(`large-${n}`, noise(1_200_000)).then(
        () => void kept.push(`large-${n}`),
        (reason: unknown) => reason,
      )
      if (error === undefined) await new Promise((resolve) => setTimeout(resolve, 1_000))
    }
    expect(error).toMatchObject({ code: 'storage.quota', retry: 'never' })
    expect(await stored()).toEqual(kept.toSorted())
  } finally {
    await session.send('Storage.overrideQuotaForOrigin', { origin })
  }
  await vi.waitFor(() => put('small', 'fits'), { timeout: 40_000, interval: 500 })
  expect(await stored()).toEqual([...kept, 'small'].toSorted())
  await storage.close()
}, 150_000)
