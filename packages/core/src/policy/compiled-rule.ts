import { and, type FilterRecord, or } from '../filter/index.js'
import { compileCondition, type Test, type Truth } from './condition.js'
import type { Rule } from './source.js'
import { type Split, splitCondition, splitTruth } from './split.js'
import { lookUp, type Subject } from './subject.js'

/** A rule made ready to be asked many times. */
export interface CompiledRule {
  readonly rule: Rule<string>
  readonly when: Test
  readonly where: Test
}

const always: Test = () => true

export const compileRule = (rule: Rule<string>): CompiledRule => ({
  rule,
  when: rule.when ? compileCondition(rule.when) : always,
  where: rule.where ? compileCondition(rule.where) : always,
})

/** Whether the moment lies in the rule's time; unknown without `env.now`. */
export function inTime({ from, until }: Rule<string>, subject: Subject): Truth {
  if (from === undefined && until === undefined) return true
  const now = lookUp(subject, 'env.now')
  if (typeof now !== 'number') return undefined
  return (from === undefined || now >= from) && (until === undefined || now < until)
}

/** The part of a rule that is known before any record is: its time and its conditions over the asker. */
export function ofSubject({ rule, when }: CompiledRule, subject: Subject): Truth {
  const time = inTime(rule, subject)
  const truth = time === false ? false : when(subject, {})
  return truth === false ? false : time && truth
}

/** Whether a rule, of which {@link ofSubject} is known, is about the record. */
export function ofRecord(
  { where }: CompiledRule,
  known: Truth,
  subject: Subject,
  record: FilterRecord,
): Truth {
  const truth = where(subject, record)
  return truth === false ? false : known && truth
}

/** The records that a rule is surely about, and those that it is surely not about. */
export function splitRule({ rule }: CompiledRule, known: Truth, subject: Subject): Split {
  const before = splitTruth(known)
  if (!rule.where) return before
  const { holds, fails } = splitCondition(rule.where, subject)
  return { holds: and(before.holds, holds), fails: or(before.fails, fails) }
}
