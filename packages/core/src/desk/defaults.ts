export { cnOfficeHours as defaultCalendar } from '../sla/cn/index.js'
export { standardAgreement as defaultAgreement } from '../sla/index.js'
