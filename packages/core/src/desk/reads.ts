// All that finds and shows records, loaded with the first that is asked for. One file, as a bundler makes a chunk for
// whatever two share.
export { caseClient } from './cases/case-client.js'
export { explain } from './explain.js'
export { heldNow } from './grants/held-now.js'
export { mayReadOf } from './may-read-of.js'
export { viewClient } from './saved-views.js'
export { openSearch } from './search/open-search.js'
export { searchClient } from './search/search-client.js'
export { taxonomyClient } from './taxonomy-client.js'
export { rulesMustHold } from './tick/rules-must-hold.js'
export { ticketClient } from './tickets/ticket-client.js'
