export {
  createTicketFormController,
  type FormField,
  type FormValues,
  formFields,
  type TicketFormController,
  type TicketFormOptions,
  type TicketFormState,
} from './controller.js'
export { CaseloreTicketForm } from './element.js'
