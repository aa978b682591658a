import { and, type FilterRecord, getPath, or } from '../filter/index.js'
import { type Bound, bindCondition, type Truth, truthOf } from './condition.js'
import type { Rule } from './source.js'
import { type Split, splitCondition, splitTruth } from './split.js'
import type { Subject } from './subject.js'

/** Whether the moment lies in the rule's time; unknown without `env.now`. */
export function inTime({ from, until }: Rule<string>, subject: Subject): Truth {
  if (from === undefined && until === undefined) return true
  const now = getPath(subject, 'env.now')
  if (typeof now !== 'number') return undefined
  return (from === undefined || now >= from) && (until === undefined || now < until)
}

/** The part of a rule that is known before any record is: its time and its conditions over the asker. */
function ofSubject(rule: Rule<string>, subject: Subject): Truth {
  const time = inTime(rule, subject)
  if (time === false || !rule.when) return time
  const truth = truthOf(bindCondition(rule.when, subject), {})
  return truth === false ? false : time && truth
}

/** Whether a rule applies for one asker, as far as the record is not needed. */
export function bindRule(rule: Rule<string>, subject: Subject): Bound {
  const known = ofSubject(rule, subject)
  if (known === false || !rule.where) return known
  const bound = bindCondition(rule.where, subject)
  if (known) return bound
  const andUnknown = (truth: Truth): Truth => (truth === false ? false : undefined)
  return typeof bound === 'function' ? (record: FilterRecord) => andUnknown(bound(record)) : andUnknown(bound)
}

/** The records that a rule is surely about, and those that it is surely not about. */
export function splitRule(rule: Rule<string>, subject: Subject): Split {
  const before = splitTruth(ofSubject(rule, subject))
  if (!rule.where) return before
  const { holds, fails } = splitCondition(rule.where, subject)
  return { holds: and(before.holds, holds), fails: or(before.fails, fails) }
}
