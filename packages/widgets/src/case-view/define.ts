import '../provider/define.js'
import { CaseloreCaseView } from './element.js'

if (!customElements.get('caselore-case-view')) customElements.define('caselore-case-view', CaseloreCaseView)
