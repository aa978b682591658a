// Learned from use.
export { type BoostOptions, boostedRelevance, type Usefulness } from './boost.js'
export { type Calibration, defaultCalibration, logisticCalibration } from './calibration.js'
export { createCoverage, rarityOf, unknownShare } from './coverage.js'
export {
  type CalibrationPoints,
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
