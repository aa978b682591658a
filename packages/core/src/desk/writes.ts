// All that changes records, loaded with the first change.
export { articleClient } from './articles/article-client.js'
export { createArticleRenewal } from './articles/renew-articles.js'
export * as caseCommands from './cases/case-commands.js'
export { grantClient } from './grants/grant-client.js'
export { settleGrants, settleHeldGrants } from './grants/settle-grants.js'
export { saveTaxonomyNode } from './save-taxonomy-node.js'
export { removeSavedView, saveSavedView } from './save-view.js'
export * as ticketCommands from './tickets/ticket-commands.js'
