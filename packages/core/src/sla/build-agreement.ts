import { compileFilter } from '../filter/index.js'
import type { Agreement, AgreementSource, Target, TargetSource } from './agreement.js'
import { parseDuration } from './duration.js'

const standardWarnings = [0.5, 0.75, 0.9]

/** The agreement of a source that is known to be sound: `defineAgreement` checks first, our own ones are tested. */
export const buildAgreement = ({ id, calendar, targets, where }: AgreementSource): Agreement => ({
  id,
  calendar,
  targets: targets.map((target) => complete(target, calendar)),
  covers: where ? compileFilter(where) : () => true,
})

const complete = (source: TargetSource, calendar: string): Target => ({
  ...source,
  calendar: source.calendar ?? calendar,
  pauseOn: source.pauseOn ?? [],
  budget: parseDuration(source.within) as number,
  warnAt: [...(source.warnAt ?? standardWarnings)].sort((a, b) => a - b),
  escalate: [...(source.escalate ?? [])].sort((a, b) => a.at - b.at),
})
