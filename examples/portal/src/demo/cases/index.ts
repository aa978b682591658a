import type { DemoCase } from '../demo-case.js'
import { electronicsCases } from './electronics.js'
import { machineryCases } from './machinery.js'

/** All cases of the demo, by industry. */
export const demoCases: readonly DemoCase[] = [...machineryCases, ...electronicsCases]
