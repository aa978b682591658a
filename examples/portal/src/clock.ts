import type { Clock, Instant } from '@caselore/core/shared'

/** A clock that tells the machine's time but for while the demo's past is being played. */
export interface PortalClock extends Clock {
  set(instant: Instant): void
  /** Back to the machine's time. */
  run(): void
}

export function portalClock(): PortalClock {
  let fixed: Instant | undefined
  return Object.assign(() => fixed ?? Date.now(), {
    set(instant: Instant) {
      fixed = instant
    },
    run() {
      fixed = undefined
    },
  })
}
