// All that shows records, loaded with the first that is asked for.
export { caseClient } from './cases/case-client.js'
export { explain } from './explain.js'
export { heldNow } from './grants/held-now.js'
export { viewClient } from './saved-views.js'
export { taxonomyClient } from './taxonomy.js'
export { ticketClient } from './tickets/ticket-client.js'
