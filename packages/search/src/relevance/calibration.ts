/** Maps coverage (0 to 1) to the relevance shown to people (0 to 1); must not fall when coverage grows. */
export type Calibration = (coverage: number) => number

/** A placeholder until measured. */
export const defaultCalibration: Calibration = (coverage) => coverage
