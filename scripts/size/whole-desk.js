// The desk in a page: it is made, shows a search, files a ticket and searches. What its files import at once is its first
// load; `reads` comes with the first record shown or searched for, `writes` with the first change.
import { createDesk } from '@caselore/core'
import { indexedDbStorage } from '@caselore/indexeddb'
import { createCaseSearch } from '@caselore/search'
import './one-widget.js'

const desk = await createDesk({ storage: await indexedDbStorage('help'), search: await createCaseSearch() })
const client = desk.as({ tenant: 'acme', actor: { id: 'requester-1', roles: ['requester'] } })
document.querySelector('caselore-provider').client = client
await client.tickets.file({ subject: '注塑机停机', description: '报警 E-1024，无法复位' })
await client.cases.search({ text: '停机' })
