import '@caselore/widgets/define'
import '@caselore/widgets/theme.css'
import { createDesk } from '@caselore/core'
import { indexedDbStorage } from '@caselore/indexeddb'
import { createCaseSearch } from '@caselore/search'

const desk = await createDesk({ storage: await indexedDbStorage('help'), search: await createCaseSearch() })
document.querySelector('#desk').client = desk.as({
  tenant: 'acme',
  actor: { id: 'requester-1', roles: ['requester'] },
})
