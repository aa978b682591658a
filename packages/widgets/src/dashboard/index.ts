export {
  createDashboardController,
  type DashboardController,
  type DashboardOptions,
  type DashboardState,
  type Grouping,
} from './controller.js'
export { CaseloreDashboard } from './element.js'
export { type Range, ranges } from './ranges.js'
export type { TicketsDetail } from './view-context.js'
