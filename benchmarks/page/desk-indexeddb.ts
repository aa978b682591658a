import { indexedDbStorage } from '@caselore/indexeddb'
import { bare, deskOver } from '../desk-work.js'

const tickets = Number(new URLSearchParams(location.search).get('tickets') ?? 500)
const rows = [
  ...(await deskOver(await indexedDbStorage('desk'), 'IndexedDB', tickets)),
  ...(await bare(await indexedDbStorage('bare'), 'IndexedDB', tickets)),
]
Object.assign(globalThis, { rows })
