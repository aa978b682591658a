/** Tells everyone who watches one database, in this tab and in others, that something was committed. */
export interface WakeUp {
  announce(): void
  watch(hint: () => void): () => void
  close(): void
}

export function createWakeUp(name: string): WakeUp {
  const listeners = new Set<() => void>()
  const channel = new BroadcastChannel(`caselore:${name}`)
  const wake = () => {
    for (const hint of listeners) queueMicrotask(hint)
  }
  channel.onmessage = wake
  let closed = false
  return {
    announce() {
      // A commit that was under way at closing ends afterwards; the channel would throw then.
      if (closed) return
      wake()
      channel.postMessage(null)
    },
    watch(hint) {
      const listener = () => hint()
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    close() {
      closed = true
      listeners.clear()
      channel.close()
    },
  }
}
