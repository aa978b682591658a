// The desk: what most hosts need.
export { createDesk, type Desk, type DeskClient, type DeskOptions } from './desk/index.js'

// Defining what differs from house to house.
export { defineLifecycle } from './lifecycle/index.js'
export { definePolicy, standardPolicy } from './policy/index.js'
export { createQualityCheck } from './quality/index.js'
export { defineFields } from './schema/index.js'
// Refusals and time.
export { isRefusal, localText, manualClock, Refusal } from './shared/index.js'
export { cnHolidays } from './sla/cn/index.js'
export { defineAgreement, defineCalendar } from './sla/index.js'
// Keeping it: memory storage for tests, and the frame for adapters.
export { defineStorage, memoryStorage, type Storage } from './storage/index.js'
