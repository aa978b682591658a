import '../provider/define.js'
import { CaseloreSlaBadge } from './element.js'

if (!customElements.get('caselore-sla-badge')) customElements.define('caselore-sla-badge', CaseloreSlaBadge)
