export { type Calibration, defaultCalibration, logisticCalibration } from './calibration.js'
export { createCoverage, rarityOf, unknownShare } from './coverage.js'
