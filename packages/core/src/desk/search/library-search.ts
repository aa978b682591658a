import type { DeskContext } from '../context.js'
import type { LibrarySearch, LibrarySearchOptions, OpenSearch } from './open-types.js'

export function createLibrarySearch(desk: () => DeskContext, options: LibrarySearchOptions): LibrarySearch {
  let opened: Promise<OpenSearch> | undefined
  const open = () => {
    opened ??= import('../reads.js').then(({ openSearch }) => openSearch(desk(), options))
    // A chunk that did not load is asked for again with the next search.
    opened.catch(() => {
      opened = undefined
    })
    return opened
  }
  const pending = new Set<Promise<void>>()
  return {
    hasEngine: options.search !== undefined,
    open,
    later(work) {
      const turn = work.catch(options.onError).finally(() => pending.delete(turn))
      pending.add(turn)
    },
    async drain(tenant) {
      await Promise.all(pending)
      if (opened || typeof options.search === 'object') await (await open()).drain(tenant)
    },
    async save() {
      await Promise.all(pending)
      await (await opened)?.save()
    },
  }
}
