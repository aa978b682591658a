export { type Calibration, defaultCalibration, logisticCalibration } from './calibration.js'
export { createCoverage } from './coverage.js'
