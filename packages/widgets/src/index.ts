// Names only: importing them registers nothing and touches no DOM. `@caselore/widgets/define` registers all elements.
export { CaseloreProvider } from './provider/index.js'
