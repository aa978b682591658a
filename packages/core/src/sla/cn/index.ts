export { cnHolidays } from './holidays.js'
