export { asTenantView } from './as-tenant-view.js'
export { type CrashWriter, checkWritten, writeThrough } from './crash-writer.js'
export { describeStorage, type StorageConformance, type StorageNote } from './describe-storage.js'
export { createFaults, type FaultMoment, type Faults } from './faults.js'
export { checkQueryLaw, type QueryLawOptions } from './query-law.js'
export { checkRelayLaw, type RelayLawOptions } from './relay-law.js'
export {
  type Need,
  runScenario,
  type Scenario,
  type ScenarioContext,
  type StorageSubject,
  type StoredSize,
} from './scenario.js'
export { storageScenarios } from './scenarios/index.js'
export { describeSearchEngine, type SearchEngineConformance } from './search-engine/describe-search-engine.js'
export {
  type EngineSchema,
  runSearchScenario,
  type SearchEngineSubject,
  type SearchScenario,
} from './search-engine/scenario.js'
export { searchScenarios } from './search-engine/scenarios/index.js'
export {
  type ScenarioOutcome,
  type StorageReport,
  storageReports,
  type VitestReport,
} from './storage-reports.js'
