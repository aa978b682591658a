import { ok, Refusal, type Result, refused } from '../shared/index.js'
import type { Agreement, AgreementSource } from './agreement.js'
import { buildAgreement } from './build-agreement.js'
import { findAgreementFaults } from './find-agreement-faults.js'
import { type Metrics, standardMetrics } from './metrics.js'
import type { SlaRefusalCode } from './refusals.js'

/**
 * Reads an agreement. Of the targets for one metric the one with the most conditions that hold wins, the
 * first of equals. Throws a Refusal with everything that is wrong, each with its path.
 *
 * @example
 * ```ts
 * const standard = defineAgreement({
 *   id: 'standard',
 *   calendar: 'cn-support',
 *   targets: [
 *     { metric: 'first_reply', within: '2h' },
 *     { metric: 'first_reply', priority: 'urgent', within: '30m', escalate: [{ at: 1, notify: 'lead' }] },
 *     { metric: 'resolution', priority: 'urgent', within: '4h', pauseOn: ['pending_requester'] },
 *   ],
 * })
 * ```
 */
export function defineAgreement(source: AgreementSource, metrics: Metrics = standardMetrics): Agreement {
  const result = checkAgreement(source, metrics)
  if (!result.ok) throw new Refusal(...result.refusals)
  return result.value
}

/** The same as `defineAgreement`, with what is wrong as data. */
export function checkAgreement(
  source: AgreementSource,
  metrics: Metrics = standardMetrics,
): Result<Agreement, SlaRefusalCode> {
  const [first, ...others] = findAgreementFaults(source, metrics)
  return first ? refused(first, ...others) : ok(buildAgreement(source))
}
