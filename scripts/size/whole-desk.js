import { createDesk } from '@caselore/core'
import { indexedDbStorage } from '@caselore/indexeddb'
import { createAnalyzer } from '@caselore/search/analysis'
import { createMiniSearchEngine } from '@caselore/search/minisearch'
import './one-widget.js'

const search = createMiniSearchEngine({
  analyzer: await createAnalyzer(),
  fields: { title: { weight: 3, suggest: true }, symptom: {}, solution: {} },
  attributes: { status: 'string' },
})
const desk = await createDesk({ storage: await indexedDbStorage('help'), search })
document.querySelector('caselore-provider').client = desk.as({
  tenant: 'acme',
  actor: { id: 'requester-1', roles: ['requester'] },
})
