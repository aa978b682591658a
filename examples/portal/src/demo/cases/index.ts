import type { DemoCase } from '../demo-case.js'
import { electronicsCases } from './electronics.js'
import { logisticsCases } from './logistics.js'
import { machineryCases } from './machinery.js'
import { medicalCases } from './medical.js'
import { retailCases } from './retail.js'
import { saasCases } from './saas.js'

/** All cases of the demo, by industry. */
export const demoCases: readonly DemoCase[] = [
  ...machineryCases,
  ...electronicsCases,
  ...saasCases,
  ...logisticsCases,
  ...retailCases,
  ...medicalCases,
]
