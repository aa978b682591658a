import { isRefusal, Refusal, type RefusalData } from '@caselore/core/shared'
import type { SearchEngine } from '../types.js'

/** What can be asked of an engine behind a channel. `tidy` is the compact engine’s; others have nothing to do. */
export type Method =
  | keyof Pick<
      SearchEngine,
      'index' | 'remove' | 'search' | 'suggest' | 'snapshot' | 'restore' | 'clear' | 'stats'
    >
  | 'tidy'

export interface Call {
  readonly id: number
  readonly method: Method
  readonly args: readonly unknown[]
}

/** Takes a call back that nobody waits for any more. */
export interface Cancel {
  readonly cancel: number
}

export interface Ready {
  readonly ready: { readonly name: string; readonly version: string }
}

export type Answer =
  | { readonly id: number; readonly value: unknown }
  | { readonly id: number; readonly failure: Failure }

/** An error that crosses: a refusal with its codes, or a bug with its message. */
export type Failure = { readonly refusals: readonly RefusalData[] } | { readonly bug: string }

export const failureOf = (error: unknown): Failure =>
  isRefusal(error)
    ? { refusals: error.all }
    : { bug: error instanceof Error ? (error.stack ?? error.message) : String(error) }

export function errorOf(failure: Failure): Error {
  if ('bug' in failure) return new Error(`In the search worker: ${failure.bug}`)
  const [first, ...others] = failure.refusals
  return first ? new Refusal(first, ...others) : new Error('a refusal without a reason')
}

/** Calls that change the index are done one after the other; questions are answered in between. */
export const changes: ReadonlySet<Method> = new Set([
  'index',
  'remove',
  'restore',
  'clear',
  'tidy',
  'snapshot',
])
