import '../provider/define.js'
import { CaseloreCaseEditor } from './element.js'

if (!customElements.get('caselore-case-editor'))
  customElements.define('caselore-case-editor', CaseloreCaseEditor)
