import '../provider/define.js'
import { CaseloreDashboard } from './element.js'

if (!customElements.get('caselore-dashboard')) customElements.define('caselore-dashboard', CaseloreDashboard)
