export { describeStorage, type StorageConformance } from './describe-storage.js'
export {
  type Need,
  runScenario,
  type Scenario,
  type ScenarioContext,
  type StorageSubject,
  type StoredSize,
} from './scenario.js'
export { storageScenarios } from './scenarios/index.js'
