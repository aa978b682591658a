import { type Purge, type Storage, StorageError } from '@caselore/core/storage'
import type { BrokenStorage } from './broken-storages.js'

/** The storage, with what its `purge` is asked changed on the way. */
const asking =
  (change: (purge: Purge) => Purge) =>
  (storage: Storage): Partial<Storage> => ({
    purge: (purge) => purgeOf(storage)(change(purge)),
  })

function purgeOf(storage: Storage): NonNullable<Storage['purge']> {
  if (!storage.purge) throw new Error('Memory can purge.')
  return storage.purge.bind(storage)
}

/** Storages that forget too much, too little, or without saying so. */
export const brokenPurges: readonly BrokenStorage[] = [
  {
    fault: 'removes everything up to the last event named',
    caughtBy: 'purge.removes-the-events-named-and-no-others',
    breaks: (storage) => ({
      async purge({ events = [], ...rest }) {
        const page = await storage.changes?.(null, { tenant: rest.tenant, limit: 1_000, kept: true })
        const last = events.toSorted().at(-1) ?? ''
        const all = (page?.events ?? []).map(({ position }) => position)
        return purgeOf(storage)({ ...rest, events: all.filter((position) => position <= last) })
      },
    }),
  },
  {
    fault: 'passes over purged events without a word',
    caughtBy: 'purge.follower-behind-is-told-of-the-gap',
    breaks: (storage) => ({
      changes: (after, options) => storage.changes?.(after, { ...options, kept: true }) ?? Promise.reject(),
    }),
  },
  {
    fault: 'tells only those of a gap who have not read a thing',
    caughtBy: 'purge.hole-between-kept-events-is-a-gap',
    breaks: (storage) => ({
      changes: (after, options) =>
        storage.changes?.(after, { ...options, kept: after !== null }) ?? Promise.reject(),
    }),
  },
  {
    fault: 'sends who meets a gap to a place before it when nothing is left',
    caughtBy: 'purge.gap-is-told-when-nothing-is-left',
    breaks: (storage) => ({
      async changes(after, options) {
        const kept = await storage.changes?.(null, { ...options, kept: true })
        try {
          return (await storage.changes?.(after, options)) ?? (await Promise.reject())
        } catch (error) {
          if (kept?.events.length !== 0 || !(error instanceof StorageError)) throw error
          throw new StorageError('storage.feed_gap', { details: { from: kept.token } })
        }
      },
    }),
  },
  {
    fault: 'notices a gap by the next event only',
    caughtBy: 'purge.gap-is-told-when-nothing-is-left',
    breaks: (storage) => ({
      async changes(after, options) {
        const kept = await storage.changes?.(after, { ...options, kept: true })
        if (kept?.events.length === 0) return kept
        return storage.changes?.(after, options) ?? Promise.reject()
      },
    }),
  },
  {
    fault: 'sends followers that are past the gap back as well',
    caughtBy: 'purge.follower-that-is-past-it-goes-on',
    breaks: (storage) => ({
      changes: (after, options) =>
        storage.changes?.(options.kept || options.aggregate ? after : null, options) ?? Promise.reject(),
    }),
  },
  {
    fault: 'hides events from timelines that were purged around them',
    caughtBy: 'purge.timeline-shows-what-is-kept',
    breaks: (storage) => ({
      async changes(after, options) {
        if (options.aggregate) await storage.changes?.(after, { tenant: options.tenant, limit: 1 })
        return storage.changes?.(after, options) ?? Promise.reject()
      },
    }),
  },
  {
    fault: 'looks at no check before it purges',
    caughtBy: 'purge.failed-check-removes-nothing',
    breaks: asking(({ checks: _, ...purge }) => purge),
  },
  {
    fault: 'forgets every attempt',
    caughtBy: 'purge.attempt-forgotten-happens-again',
    breaks: asking((purge) =>
      purge.attempts
        ? { ...purge, attempts: { ...purge.attempts, upTo: '9'.repeat(15).padStart(16, '0') } }
        : purge,
    ),
  },
  {
    fault: 'looks at the first attempts again and again',
    caughtBy: 'purge.attempts-go-page-by-page',
    breaks: (storage) => ({
      async purge(purge) {
        const result = await purgeOf(storage)(purge)
        return { ...result, ...(purge.attempts?.after === undefined ? {} : { attempts: 0, next: 'k0' }) }
      },
    }),
  },
  {
    fault: 'purges a namesake of another tenant',
    caughtBy: 'purge.leaves-other-tenants-alone',
    breaks: (storage) => ({
      async purge(purge) {
        await purgeOf(storage)({ ...purge, tenant: 'other' })
        return purgeOf(storage)(purge)
      },
    }),
  },
  {
    fault: 'claims to purge and cannot',
    caughtBy: 'capability.purge-is-kept',
    breaks: () => ({ purge: () => Promise.reject(new Error('not written yet')) }),
  },
  {
    fault: 'names positions so that they do not sort',
    caughtBy: 'feed.positions-sort-as-text',
    breaks: (storage) => ({
      async changes(after, options) {
        const page = await storage.changes?.(after, options)
        if (!page) throw new Error('Memory has a feed.')
        const bare = (position: string) => String(Number(position))
        return { ...page, events: page.events.map((one) => ({ ...one, position: bare(one.position) })) }
      },
    }),
  },
]
