/**
 * What stands behind a widget: a snapshot of state that is replaced, never changed, and a way to hear of the next one.
 * It knows nothing of the DOM, so the same controller serves the element, React (`useSyncExternalStore(subscribe,
 * () => controller.state)`), Vue (`shallowRef`) or Svelte (it is a store but for the call on subscribing).
 *
 * It works while somebody listens: the first subscriber makes it load and follow changes, the last one leaving lets it
 * rest. What was typed is kept in between.
 */
export interface Controller<State> {
  readonly state: State
  /** Calls `listener` after every change; the answer ends it. */
  subscribe(listener: () => void): () => void
}

export interface Store<State> extends Controller<State> {
  set(changes: Partial<State>): void
}

/**
 * Holds a controller's state.
 *
 * @param whenHeard runs when the first listener arrives; what it answers runs when the last one has left.
 */
export function createStore<State extends object>(
  initial: State,
  whenHeard?: () => () => void,
): Store<State> {
  const listeners = new Set<() => void>()
  let state = initial
  let rest: (() => void) | undefined
  return {
    get state() {
      return state
    },
    set(changes) {
      state = { ...state, ...changes }
      for (const listener of [...listeners]) listener()
    },
    subscribe(listener) {
      listeners.add(listener)
      if (listeners.size === 1) rest = whenHeard?.()
      return () => {
        if (!listeners.delete(listener) || listeners.size > 0) return
        rest?.()
        rest = undefined
      }
    },
  }
}
