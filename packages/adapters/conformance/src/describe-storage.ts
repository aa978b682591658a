import { describe, it } from 'vitest'
import { assertGaps } from './known-gaps.js'
import { runScenario, type StorageSubject } from './scenario.js'
import { storageScenarios } from './scenarios/index.js'

export interface StorageConformance extends StorageSubject {
  /**
   * Scenarios that the storage does not pass yet, each with the reason. They run as expected failures, so that a gap
   * which has closed is noticed.
   */
  readonly knownGaps?: Readonly<Record<string, string>> | undefined
  /** Milliseconds per scenario. Default: 20,000. */
  readonly timeout?: number | undefined
}

/**
 * Registers every scenario of the storage contract as a test, on a fresh storage each. What the storage does not
 * claim to do is reported as skipped. Throws when a known gap names no scenario or gives no reason.
 *
 * @example
 * ```ts
 * describeStorage({ name: 'crm', create: () => crmStorage(fakeCrm()) })
 * ```
 */
export function describeStorage({ knownGaps = {}, timeout = 20_000, ...subject }: StorageConformance): void {
  assertGaps(knownGaps, storageScenarios)
  describe(`storage contract: ${subject.name}`, () => {
    for (const scenario of storageScenarios) {
      const gap = knownGaps[scenario.key]
      const register = gap === undefined ? it : it.fails
      register(
        gap === undefined ? scenario.key : `${scenario.key} (known gap: ${gap})`,
        { timeout },
        async ({ skip }) => {
          if (!(await runScenario(scenario, subject))) skip(`needs ${scenario.needs?.join(', ')}`)
        },
      )
    }
  })
}
