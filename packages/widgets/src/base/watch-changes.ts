import type { ChangeHint, DeskClient } from '@caselore/core/desk'

export interface ChangeListener {
  hint(hint: ChangeHint): void
  /** The feed was interrupted and is back: hints may have been missed, so what is shown should be read again. */
  gap?(): void
}

const firstPause = 1_000
const longestPause = 30_000

/** Follows a client's changes until the answer is called. An interrupted feed is taken up again, ever more patiently. */
export function watchChanges(client: DeskClient, listener: ChangeListener): () => void {
  const stop = new AbortController()
  void follow()
  return () => stop.abort()

  async function follow(): Promise<void> {
    let pause = firstPause
    while (!stop.signal.aborted) {
      try {
        for await (const hint of client.changes({ signal: stop.signal })) {
          if (stop.signal.aborted) return
          pause = firstPause
          listener.hint(hint)
        }
      } catch (error) {
        if (stop.signal.aborted) return
        console.warn('caselore: the feed of changes was interrupted', error)
      }
      await sleep(pause, stop.signal)
      pause = Math.min(pause * 2, longestPause)
      if (!stop.signal.aborted) listener.gap?.()
    }
  }
}

function sleep(duration: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, duration)
    signal.addEventListener('abort', () => {
      clearTimeout(timer)
      resolve()
    })
  })
}
