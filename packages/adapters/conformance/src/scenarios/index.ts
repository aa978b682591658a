import type { Scenario } from '../scenario.js'
import { atomicityScenarios } from './atomicity.js'
import { capabilityScenarios } from './capability.js'
import { differentialScenarios } from './differential.js'
import { faultScenarios } from './fault.js'
import { feedScenarios } from './feed.js'
import { filterScenarios } from './filter.js'
import { guardScenarios } from './guard.js'
import { idempotencyScenarios } from './idempotency.js'
import { invalidScenarios } from './invalid.js'
import { lifetimeScenarios } from './lifetime.js'
import { orderScenarios } from './order.js'
import { pageScenarios } from './page.js'
import { purgeScenarios } from './purge.js'
import { shapeScenarios } from './shape.js'
import { tenantScenarios } from './tenant.js'
import { textScenarios } from './text.js'

/** Every scenario of the contract for storages. Keys are stable: they may be added, never renamed. */
export const storageScenarios: readonly Scenario[] = [
  ...shapeScenarios,
  ...guardScenarios,
  ...atomicityScenarios,
  ...faultScenarios,
  ...idempotencyScenarios,
  ...pageScenarios,
  ...orderScenarios,
  ...tenantScenarios,
  ...textScenarios,
  ...invalidScenarios,
  ...filterScenarios,
  ...feedScenarios,
  ...purgeScenarios,
  ...capabilityScenarios,
  ...lifetimeScenarios,
  ...differentialScenarios,
]
