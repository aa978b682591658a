import '../provider/define.js'
import { CaseloreSearch } from './element.js'

if (!customElements.get('caselore-search')) customElements.define('caselore-search', CaseloreSearch)
