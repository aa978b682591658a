// Learned from use.
export type { CalibrationPoints, Usefulness } from '@caselore/core/search'
export { type BoostOptions, boostedRelevance } from './boost.js'
export { type Calibration, defaultCalibration, logisticCalibration } from './calibration.js'
export { createCoverage, rarityOf, unknownShare } from './coverage.js'
export {
  type CalibrationSample,
  calibrationOf,
  expectedCalibrationError,
  fitIsotonic,
  fitPlatt,
} from './fit-calibration.js'
export {
  type LearnCalibrationOptions,
  type LearnedCalibration,
  learnCalibration,
  type PastCitation,
  withCalibration,
} from './learn-calibration.js'
