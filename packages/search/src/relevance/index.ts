export { type Calibration, defaultCalibration } from './calibration.js'
export { createCoverage, type WeightedTerm } from './coverage.js'
