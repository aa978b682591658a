import type { LocalText } from '@caselore/core/shared'
import { settings } from '../settings.js'

/** How far loading has come, kept over reloads. */
export interface Progress {
  /** Entries dealt with, refused ones included. */
  readonly done: number
  readonly filed: number
  readonly drafted: number
  /** By the refusal's code. */
  readonly refused: Readonly<Record<string, { readonly n: number; readonly message: LocalText }>>
  readonly finished: boolean
}

const none: Progress = { done: 0, filed: 0, drafted: 0, refused: {}, finished: false }

export const keptProgress = (): Progress =>
  settings.realData ? { ...none, ...(JSON.parse(settings.realData) as Partial<Progress>) } : none

export function keepProgress(progress: Progress): void {
  settings.realData = JSON.stringify(progress)
}

export function withRefusal(progress: Progress, code: string, message: LocalText): Progress {
  const n = (progress.refused[code]?.n ?? 0) + 1
  return { ...progress, refused: { ...progress.refused, [code]: { n, message } } }
}
