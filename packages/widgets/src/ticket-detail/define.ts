import '../provider/define.js'
import { CaseloreTicketDetail } from './element.js'

if (!customElements.get('caselore-ticket-detail'))
  customElements.define('caselore-ticket-detail', CaseloreTicketDetail)
