import { compileFilter } from '../filter/index.js'
import type { Agreement, AgreementSource, Target, TargetSource } from './agreement.js'
import { parseDuration } from './duration.js'
import type { EscalationStep } from './escalation.js'

const standardWarnings = [0.5, 0.75, 0.9]

/** The agreement of a source that is known to be sound: `defineAgreement` checks first, our own ones are tested. */
export const buildAgreement = ({ id, calendar, targets, where }: AgreementSource): Agreement => ({
  id,
  calendar,
  targets: targets.map((target) => complete(target, calendar)),
  ...(where ? { where } : {}),
  covers: where ? compileFilter(where) : () => true,
})

function complete(source: TargetSource, calendar: string): Target {
  const budget = parseDuration(source.within) as number
  return {
    ...source,
    calendar: source.calendar ?? calendar,
    pauseOn: source.pauseOn ?? [],
    budget,
    warnAt: [...(source.warnAt ?? standardWarnings)].sort((a, b) => a - b),
    escalate: (source.escalate ?? [])
      .map((step) => ({ ...step, at: shareOf(step, budget) }))
      .sort((a, b) => a.at - b.at),
  }
}

const shareOf = ({ at, after }: EscalationStep, budget: number): number =>
  at ?? 1 + (parseDuration(after) as number) / budget
