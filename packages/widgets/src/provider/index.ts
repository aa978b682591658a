export { CaseloreProvider } from './element.js'
