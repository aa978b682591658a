import '../provider/define.js'
import { CaseloreAuditViewer } from './element.js'

if (!customElements.get('caselore-audit-viewer'))
  customElements.define('caselore-audit-viewer', CaseloreAuditViewer)
