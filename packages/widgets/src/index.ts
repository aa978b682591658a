// Names only: importing them registers nothing and touches no DOM. `@caselore/widgets/define` registers all elements.
export { CaseloreCaseView } from './case-view/index.js'
export { CaseloreProvider } from './provider/index.js'
export { CaseloreSearch } from './search/index.js'
export { CaseloreSlaBadge } from './sla-badge/index.js'
export { CaseloreTicketDetail } from './ticket-detail/index.js'
export { CaseloreTicketForm } from './ticket-form/index.js'
export { CaseloreTicketList } from './ticket-list/index.js'
