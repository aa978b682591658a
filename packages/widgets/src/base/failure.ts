import type { LocalText, RefusalData } from '@caselore/core/shared'

/**
 * Why something did not work, as a widget shows it. `denied` and `refused` carry the desk's own sentence, `offline` says
 * that trying again later is enough, `failed` is everything that nobody foresaw.
 */
export interface Failure {
  readonly kind: 'denied' | 'refused' | 'offline' | 'failed'
  readonly code?: string
  readonly message?: LocalText
  /** All that was refused, each with the path of the input it concerns. */
  readonly all: readonly RefusalData[]
}

interface RefusalLike {
  readonly code: string
  readonly messages: LocalText
  readonly all: readonly RefusalData[]
}

const unreachable = new Set([
  'storage.unavailable',
  'storage.busy',
  'storage.unknown_outcome',
  'client.offline',
])

const denials = new Set(['desk.denied', 'policy.denied', 'policy.no_permit', 'policy.forbidden'])

/** Reads any thrown thing. It looks at the shape, because a refusal may come from another copy of the library. */
export function failureOf(error: unknown): Failure {
  if (isRefusalLike(error)) {
    const { code, messages: message, all } = error
    if (unreachable.has(code)) return { kind: 'offline', code, message, all }
    return { kind: denials.has(code) ? 'denied' : 'refused', code, message, all }
  }
  return { kind: isOffline(error) ? 'offline' : 'failed', all: [] }
}

function isRefusalLike(error: unknown): error is RefusalLike {
  return error instanceof Error && 'code' in error && 'messages' in error && 'all' in error
}

/** `fetch` rejects with a bare TypeError when it cannot reach the server. */
function isOffline(error: unknown): boolean {
  const cutOff = typeof navigator !== 'undefined' && navigator.onLine === false
  return cutOff || (error instanceof TypeError && /fetch|network|load failed/i.test(error.message))
}
