import { type Desk, type DeskClient, isRefusal } from '@caselore/core'
import type { Session } from '@caselore/core/schema'
import { demoTenant, sessionFor } from '../people.js'
import { settings } from '../settings.js'
import { keepProgress, keptProgress, type Progress, withRefusal } from './progress.js'
import { type Answer, type Entry, entriesFrom, type Question, readLines } from './read-wenda.js'
import { createTray } from './tray.js'

const files = document.querySelector<HTMLMetaElement>('meta[name=portal-data]')?.content.split(' ') ?? []

/** Whether the server was started with a folder of real data. */
export const hasRealData = files.length > 0

/** All questions are asked by one made-up person; who asked them in truth is nobody's business. */
const asker: Session = {
  tenant: demoTenant,
  actor: { id: 'wenda-asker', name: '问答来源', roles: ['requester'], attributes: { regions: ['华东'] } },
}
const keepEvery = 25
/** Milliseconds of work after which the page gets its turn. */
const turn = 12

/**
 * Files every question as a ticket and writes every answer down as a draft case, by the desk's own commands, while the
 * portal is being used. It goes on where it stopped, and counts what the desk refuses and why.
 */
export async function loadRealData(desk: Desk, place: HTMLElement): Promise<void> {
  if (keptProgress().finished) return
  await navigator.locks.request(`${settings.database}:real-data`, { ifAvailable: true }, async (lock) => {
    if (!lock) return
    const tray = createTray(place)
    for (;;) {
      try {
        tray.finished(await loadAll(desk, tray.progress))
        return
      } catch (error) {
        console.error(error)
        await tray.stopped()
      }
    }
  })
}

async function loadAll(
  desk: Desk,
  onProgress: (progress: Progress, total: number) => void,
): Promise<Progress> {
  const [answers = '', questions = ''] = await Promise.all(files.map(fetchText))
  const entries = entriesFrom(readLines<Answer>(answers), readLines<Question>(questions))
  const clients = { ticket: desk.as(asker), case: desk.as(sessionFor('agent-east-2')) }
  const pause = createPause()
  let progress = keptProgress()
  for (const entry of entries.slice(progress.done)) {
    progress = await give(entry, clients[entry.kind], progress)
    onProgress(progress, entries.length)
    if (progress.done % keepEvery === 0) keepProgress(progress)
    await pause()
  }
  progress = { ...progress, finished: true }
  keepProgress(progress)
  return progress
}

async function fetchText(file: string): Promise<string> {
  const response = await fetch(`/data/${file}`)
  if (!response.ok) throw new Error(`/data/${file} answered ${response.status}`)
  return response.text()
}

/** A refusal is counted and the rest goes on; trouble with the storage stops everything. */
async function give(entry: Entry, client: DeskClient, before: Progress): Promise<Progress> {
  const progress = { ...before, done: before.done + 1 }
  const options = { idempotencyKey: entry.key }
  try {
    if (entry.kind === 'ticket') await client.tickets.file(entry.input, options)
    else await client.cases.create(entry.input, options)
    return entry.kind === 'ticket'
      ? { ...progress, filed: progress.filed + 1 }
      : { ...progress, drafted: progress.drafted + 1 }
  } catch (error) {
    if (!isRefusal(error) || error.code.startsWith('storage.')) throw error
    return withRefusal(progress, error.code, error.messages)
  }
}

/** Gives the page its turn once enough has been done since the last one. */
function createPause(): () => Promise<void> {
  let since = performance.now()
  return async () => {
    if (performance.now() - since < turn) return
    await new Promise((resolve) => setTimeout(resolve))
    since = performance.now()
  }
}
