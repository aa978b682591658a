import type { Capabilities } from '@caselore/core/storage'
import { describe, it } from 'vitest'
import { assertGaps } from './known-gaps.js'
import { runGap } from './run-gap.js'
import { runScenario, type StorageSubject } from './scenario.js'
import { storageScenarios } from './scenarios/index.js'

export interface StorageConformance extends StorageSubject {
  /**
   * Scenarios that the storage does not pass yet, each with the reason. They are run and expected to fail: one that passes fails
   * the run, as no longer a gap.
   */
  readonly knownGaps?: Readonly<Record<string, string>> | undefined
  /** Milliseconds per scenario. Default: 20,000. */
  readonly timeout?: number | undefined
}

/** What a test of the kit notes about itself; vitest's JSON report has it as `meta`, and `storageReports` reads it from there. */
export interface StorageNote {
  readonly storage: string
  readonly key: string
  readonly gap?: string
  /** What the storage claims; absent when it could not be created. */
  readonly capabilities?: Capabilities
}

declare module 'vitest' {
  interface TaskMeta {
    caselore?: StorageNote
  }
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
      const { key } = scenario
      const gap = knownGaps[key]
      const title = gap === undefined ? key : `${key} (known gap: ${gap})`
      it(title, { timeout: gap === undefined ? timeout : 2 * timeout }, async ({ task, skip }) => {
        const note = { storage: subject.name, key, ...(gap !== undefined && { gap }) }
        task.meta.caselore = note
        const create = async () => {
          const storage = await subject.create()
          task.meta.caselore = { ...note, capabilities: { ...storage.capabilities } }
          return storage
        }
        const run = () => runScenario(scenario, { ...subject, create })
        const applies = gap === undefined ? await run() : await runGap(key, run, timeout)
        if (!applies) skip(`needs ${scenario.needs?.join(', ')}`)
      })
    }
  })
}
