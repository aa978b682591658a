import { CaseloreProvider } from './element.js'

if (!customElements.get('caselore-provider')) customElements.define('caselore-provider', CaseloreProvider)
