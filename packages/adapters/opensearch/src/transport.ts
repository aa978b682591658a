import { isRefusal, type Json, type JsonObject, type Refusal } from '@caselore/core/shared'
import { searchRefusals } from '@caselore/search'

export interface TransportOptions {
  /** The cluster: `https://search.internal:9200`. */
  readonly url: string
  /** The host's own, which may sign requests. Default: the platform's. */
  readonly fetch?: typeof globalThis.fetch
  /** Headers of every request, such as `authorization`; asked for each time, so that tokens may change. */
  readonly headers?: () => Readonly<Record<string, string>> | Promise<Readonly<Record<string, string>>>
  /** After how many milliseconds a request is given up, `search.busy`. Default: 10,000. */
  readonly timeout?: number
}

export interface Answer {
  readonly status: number
  readonly body: JsonObject
}

export interface Transport {
  /** Sends JSON, or lines of JSON for `_bulk`. Statuses in `accepted` and 2xx are answered, others are refused. */
  send(
    method: string,
    path: string,
    body?: Json | readonly Json[],
    accepted?: readonly number[],
  ): Promise<Answer>
}

export function createTransport(options: TransportOptions): Transport {
  const { url, fetch = globalThis.fetch, headers = () => ({}), timeout = 10_000 } = options
  const base = url.replace(/\/+$/, '')
  return {
    async send(method, path, body, accepted = []) {
      const isLines = path.includes('_bulk')
      const lines =
        isLines && Array.isArray(body)
          ? `${body.map((line) => JSON.stringify(line)).join('\n')}\n`
          : undefined
      try {
        const response = await fetch(base + path, {
          method,
          headers: {
            ...(body !== undefined && {
              'content-type': isLines ? 'application/x-ndjson' : 'application/json',
            }),
            ...(await headers()),
          },
          ...(body !== undefined && { body: lines ?? JSON.stringify(body) }),
          signal: AbortSignal.timeout(timeout),
        })
        const text = await response.text()
        if (!response.ok && !accepted.includes(response.status)) throw refusalOf(response.status, text)
        return { status: response.status, body: text === '' ? {} : (JSON.parse(text) as JsonObject) }
      } catch (error) {
        if (isRefusal(error)) throw error
        const isLate = error instanceof Error && error.name === 'TimeoutError'
        throw because(isLate ? 'search.busy' : 'search.unavailable', isLate ? 'timeout' : 'no answer', error)
      }
    },
  }
}

/** 408 and 429 are the cluster's way to say later; everything else is not for the asker to mend. */
function refusalOf(status: number, text: string): Refusal {
  const code = status === 429 || status === 408 ? 'search.busy' : 'search.unavailable'
  return because(code, `status ${status}`, new Error(text.slice(0, 2_000)))
}

export function because(
  code: 'search.busy' | 'search.unavailable',
  reason: string,
  cause?: unknown,
): Refusal {
  const refusal = searchRefusals.error(code, { details: { reason } })
  refusal.cause = cause
  return refusal
}
