import type { SearchScenario } from '../scenario.js'
import { differentialScenarios } from './differential.js'
import { facetScenarios } from './facet.js'
import { fieldScenarios } from './fields.js'
import { invalidScenarios } from './invalid.js'
import { orderScenarios } from './order.js'
import { scopeScenarios } from './scope.js'
import { snapshotScenarios } from './snapshot.js'
import { suggestScenarios } from './suggest.js'
import { tenantScenarios } from './tenant.js'
import { textScenarios } from './text.js'
import { visibilityScenarios } from './visibility.js'

/** All promises of the search port. */
export const searchScenarios: readonly SearchScenario[] = [
  ...visibilityScenarios,
  ...scopeScenarios,
  ...fieldScenarios,
  ...facetScenarios,
  ...orderScenarios,
  ...textScenarios,
  ...suggestScenarios,
  ...tenantScenarios,
  ...invalidScenarios,
  ...snapshotScenarios,
  ...differentialScenarios,
]
