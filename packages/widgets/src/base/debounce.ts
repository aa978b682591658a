export interface Debounced {
  /** Runs the action once nobody has called for the delay. */
  call(): void
  /** Forgets a call that is still waiting. */
  cancel(): void
}

/** Waits for a pause before acting. `delay` in milliseconds. */
export function debounce(action: () => void, delay: number): Debounced {
  let timer: ReturnType<typeof setTimeout> | undefined
  return {
    call() {
      clearTimeout(timer)
      timer = setTimeout(action, delay)
    },
    cancel() {
      clearTimeout(timer)
    },
  }
}
