import type { Analyzer } from '../analysis/index.js'
import { type Calibration, defaultCalibration } from '../relevance/index.js'
import { defaultMinimumCoverage } from './coverage-cut.js'
import type { SearchSchema } from './schema.js'

/** How long a question may be, in terms: beyond this a text is not a question, and the first ones count. */
export const mostTerms = 512

/** What an engine is given that keeps our terms on a server. */
export interface TermOptions extends SearchSchema {
  readonly analyzer: Analyzer
  /** Coverage that a row needs to count as a match at all, 0 to 1. Default {@link defaultMinimumCoverage}. */
  readonly minimumCoverage?: number
  /** Default {@link defaultCalibration}. */
  readonly calibration?: Calibration
}

export interface TermSettings {
  readonly analyzer: Analyzer
  readonly schema: SearchSchema
  /** The text fields by number. */
  readonly names: readonly string[]
  /** Stands for analyzer and text fields: what was stored under another one does not mean the same. */
  readonly layout: string
  readonly minimumCoverage: number
  readonly calibration: Calibration
}

export function termSettings({
  analyzer,
  fields,
  attributes,
  minimumCoverage = defaultMinimumCoverage,
  calibration = defaultCalibration,
}: TermOptions): TermSettings {
  const names = Object.keys(fields).sort()
  const suggested = names.filter((field) => fields[field]?.suggest)
  const layout = `${analyzer.fingerprint} fields ${names.join(',')} suggest ${suggested.join(',')}`
  return { analyzer, schema: { fields, attributes }, names, layout, minimumCoverage, calibration }
}
