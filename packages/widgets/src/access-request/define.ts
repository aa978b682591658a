import '../provider/define.js'
import { CaseloreAccessRequest } from './element.js'

if (!customElements.get('caselore-access-request'))
  customElements.define('caselore-access-request', CaseloreAccessRequest)
