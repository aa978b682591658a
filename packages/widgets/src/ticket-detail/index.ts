export {
  createTicketDetailController,
  type TicketDetailController,
  type TicketDetailState,
  type TicketSection,
  type TransitionDraft,
} from './controller.js'
export { CaseloreTicketDetail } from './element.js'
export {
  eventOf,
  missingFields,
  type TransitionField,
  type TransitionValues,
  transitionFields,
} from './transition-form.js'
