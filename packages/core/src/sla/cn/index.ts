export { cnHolidays } from './holidays.js'
export { cnOfficeHours } from './office-hours.js'
