import type { Page } from '../page.js'
import { accessPage } from './access.js'
import { auditPage } from './audit.js'
import { casePage } from './case.js'
import { dashboardPage } from './dashboard.js'
import { editorPage } from './editor.js'
import { helpCentrePage } from './help-centre.js'
import { libraryPage } from './library.js'
import { myCasesPage } from './my-cases.js'
import { newTicketForAgentPage, newTicketPage } from './new-ticket.js'
import { queuePage } from './queue.js'
import { reviewPage } from './review.js'
import { searchesPage } from './searches.js'
import { ticketPage } from './ticket.js'

/** Every page of the portal, by its address. */
export const pages: readonly Page[] = [
  helpCentrePage,
  newTicketPage,
  queuePage,
  newTicketForAgentPage,
  ticketPage,
  libraryPage,
  myCasesPage,
  casePage,
  editorPage,
  reviewPage,
  dashboardPage,
  searchesPage,
  accessPage,
  auditPage,
]
