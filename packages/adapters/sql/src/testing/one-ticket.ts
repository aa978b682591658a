import { createDesk, type DeskClient, type Storage } from '@caselore/core'
import { Refusal } from '@caselore/core/shared'
import type { ChangePage } from '@caselore/core/storage'
import { expect } from 'vitest'

const tenant = 'acme'
const writers = 24

/** How long they write; a minute for a long run. */
const seconds = Number(process.env.CASELORE_WRITERS_SECONDS ?? 1.5)

/** Long enough for what is asked, on whatever machine. */
export const writersTimeout = (seconds + 120) * 1000

const ofSession = (id: string, role: string) => ({
  tenant,
  actor: { id, roles: [role], attributes: { regions: ['华东'] } },
})

/**
 * Twenty-four people write on one ticket through several desks at once: half of them count in its subject, each from what it
 * read, and half of them write a description over whatever is there. Nothing that was acknowledged may be missing
 * afterwards, in the ticket, in its events or in the audit.
 */
export async function writeOnOneTicket(storages: readonly Storage[]): Promise<Record<string, number>> {
  const desks = await Promise.all(storages.map((storage) => createDesk({ storage })))
  const client = (n: number) => desks[n % desks.length]?.as(ofSession(`a${n}`, 'agent')) as DeskClient
  const { id, version } = await client(0).tickets.file({ subject: '0', description: '-' })
  const end = performance.now() + seconds * 1000
  const done = { counted: 0, described: 0, again: 0 }

  async function work(n: number): Promise<void> {
    const { tickets } = client(n)
    // Whoever has not come through by then goes on until they have.
    for (let turn = 0, own = 0; performance.now() < end || own === 0; turn++) {
      try {
        if (n % 2) {
          const read = await tickets.get(id)
          await tickets.edit(id, { subject: String(Number(read.subject) + 1) }, { version: read.version })
          done.counted++
        } else {
          await tickets.edit(id, { description: `${n} ${turn}` })
          done.described++
        }
        own++
      } catch (error) {
        if (!isRace(error)) throw error
        done.again++
      }
    }
  }
  await Promise.all(Array.from({ length: writers }, (_, n) => work(n)))

  const after = await client(0).tickets.get(id)
  expect(done.counted).toBeGreaterThan(0)
  expect(done.described).toBeGreaterThan(0)
  expect(after.subject).toBe(String(done.counted))
  expect(after.version).toBe(version + done.counted + done.described)
  const versions = await versionsInFeed(storages[0] as Storage, id)
  expect(versions).toEqual(Array.from({ length: after.version }, (_, n) => n + 1))
  const auditor = desks[0]?.as(ofSession('au', 'auditor'))
  const verified = await auditor?.audit.verify()
  expect(verified).toMatchObject({ whole: true })
  return done
}

/** What the people who write cannot help: others were faster. */
const isRace = (error: unknown): boolean =>
  error instanceof Refusal && ['desk.version_conflict', 'desk.busy', 'storage.busy'].includes(error.code)

/** The ticket's versions, as its events tell them. */
async function versionsInFeed(storage: Storage, id: string): Promise<number[]> {
  const versions: number[] = []
  for (let token: string | null = null, more = true; more; ) {
    const page: ChangePage | undefined = await storage.changes?.(token, {
      tenant,
      limit: 1000,
      aggregate: { kind: 'ticket', id },
    })
    if (!page) throw new Error('The storage has no feed.')
    versions.push(...page.events.map((event) => event.version))
    token = page.token
    more = page.more
  }
  return versions
}
