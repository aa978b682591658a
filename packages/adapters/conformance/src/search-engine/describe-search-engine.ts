import { describe, it } from 'vitest'
import { assertGaps } from '../known-gaps.js'
import { runSearchScenario, type SearchEngineSubject } from './scenario.js'
import { searchScenarios } from './scenarios/index.js'

export interface SearchEngineConformance extends SearchEngineSubject {
  /**
   * Scenarios that the engine does not pass yet, each with the reason. They run as expected failures, so that a gap
   * which has closed is noticed.
   */
  readonly knownGaps?: Readonly<Record<string, string>> | undefined
  /** Milliseconds per scenario. Default: 20,000. */
  readonly timeout?: number | undefined
}

/**
 * Registers every scenario of the search port as a test, on fresh engines each. Throws when a known gap names no scenario
 * or gives no reason.
 *
 * @example
 * ```ts
 * describeSearchEngine({ name: 'crm', create: (schema) => crmSearchEngine({ analyzer, ...schema }) })
 * ```
 */
export function describeSearchEngine({
  knownGaps = {},
  timeout = 20_000,
  ...subject
}: SearchEngineConformance): void {
  assertGaps(knownGaps, searchScenarios)
  describe(`search engine contract: ${subject.name}`, () => {
    for (const scenario of searchScenarios) {
      const gap = knownGaps[scenario.key]
      const register = gap === undefined ? it : it.fails
      register(gap === undefined ? scenario.key : `${scenario.key} (known gap: ${gap})`, { timeout }, () =>
        runSearchScenario(scenario, subject),
      )
    }
  })
}
