import type { RunOptions } from './relay-options.js'

/** How much one run may still do, and what it did. */
export interface Budget {
  readonly spent: { delivered: number; failed: number; dead: number }
  readonly signal: AbortSignal | undefined
  isOver(): boolean
}

export function createBudget({ limit = 1_000, signal }: RunOptions): Budget {
  const spent = { delivered: 0, failed: 0, dead: 0 }
  return {
    spent,
    signal,
    isOver: () => spent.delivered + spent.failed >= limit || signal?.aborted === true,
  }
}
