export { accepted } from './accepted.js'
export { buildLifecycle } from './build-lifecycle.js'
export { caseLifecycle } from './case.js'
export { defineLifecycle } from './define-lifecycle.js'
export { toMermaid } from './diagram.js'
export { addMonths, applyStep } from './effects.js'
export { type LifecycleFaultCode, lifecycleFaults } from './fault-refusals.js'
export { machineOf } from './machine.js'
export { openEvents } from './open-events.js'
export { type LifecycleRefusalCode, lifecycleRefusals } from './refusals.js'
export { defaultSettings, type LifecycleSettings } from './settings.js'
export { categoryOf, isEditable, statusLabel } from './statuses.js'
export { step } from './step.js'
export { ticketLifecycle } from './ticket.js'
export {
  type AcceptedEvent,
  absent,
  type CategorySource,
  type Condition,
  type Effects,
  type EffectsSource,
  type EffectValue,
  type Guard,
  type GuardInput,
  type Lifecycle,
  type LifecycleAdditions,
  type LifecycleEvent,
  type LifecycleSource,
  type Stateful,
  type StatusSource,
  type Step,
  type StepContext,
  type Transition,
  type TransitionSource,
} from './types.js'
