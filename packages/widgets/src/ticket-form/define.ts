import '../provider/define.js'
import { CaseloreTicketForm } from './element.js'

if (!customElements.get('caselore-ticket-form'))
  customElements.define('caselore-ticket-form', CaseloreTicketForm)
