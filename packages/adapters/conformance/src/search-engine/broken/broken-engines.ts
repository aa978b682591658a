import type { BrokenEngine } from './broken-engine.js'
import { disorderlyEngines } from './disorderly-engines.js'
import { forgetfulEngines } from './forgetful-engines.js'
import { leakyEngines } from './leaky-engines.js'
import { misreadingEngines } from './misreading-engines.js'

export const brokenEngines: readonly BrokenEngine[] = [
  ...forgetfulEngines,
  ...leakyEngines,
  ...disorderlyEngines,
  ...misreadingEngines,
]
