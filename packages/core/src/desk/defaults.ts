export { cnOfficeHours as defaultCalendar } from '../sla/cn/index.js'
export {
  libraryAgreement as defaultLibraryAgreement,
  standardAgreement as defaultAgreement,
} from '../sla/index.js'
