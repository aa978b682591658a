import '../provider/define.js'
import { CaseloreReviewPanel } from './element.js'

if (!customElements.get('caselore-review-panel'))
  customElements.define('caselore-review-panel', CaseloreReviewPanel)
