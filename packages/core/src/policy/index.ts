// A policy as data.
export type {
  Can,
  Decision,
  Explanation,
  FailedPart,
  FieldView,
  Policy,
  PolicyQuestion,
  PolicyScope,
  PolicySession,
  RedactedExplanation,
  RuleTrace,
} from './answers.js'
export { createPolicy } from './create-policy.js'
export { decisiveFields } from './decisive-fields.js'
export { checkPolicy, definePolicy } from './define-policy.js'
export { redact } from './explain.js'
export { type PolicyFaultCode, policyFaults } from './fault-refusals.js'
export type { PolicyReason } from './reasons.js'
export { type PolicyRefusalCode, policyRefusals } from './refusals.js'
export type {
  Effect,
  FieldEffect,
  KindEntry,
  Kinds,
  Mask,
  Masks,
  Obligation,
  PolicyOptions,
  PolicySource,
  Role,
  Rule,
} from './source.js'
export { standardPolicy } from './standard/index.js'
// What a record looks like to the person who asked.
export { applyView, closedView, openView, unwritable, type Viewed, visibilityOf } from './view.js'
export { policyMasks, standardKinds } from './vocabulary.js'
