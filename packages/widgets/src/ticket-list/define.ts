import '../provider/define.js'
import { CaseloreTicketList } from './element.js'

if (!customElements.get('caselore-ticket-list'))
  customElements.define('caselore-ticket-list', CaseloreTicketList)
