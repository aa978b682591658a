import { createDesk } from '@caselore/core'
import { indexedDbStorage } from '@caselore/indexeddb'
import { createCaseSearch } from '@caselore/search'
import './one-widget.js'

const desk = await createDesk({ storage: await indexedDbStorage('help'), search: await createCaseSearch() })
document.querySelector('caselore-provider').client = desk.as({
  tenant: 'acme',
  actor: { id: 'requester-1', roles: ['requester'] },
})
