// For a page; for Node there is @caselore/search/file-snapshots.
export { indexedDbSnapshots } from './indexeddb-snapshots.js'
export type { BufferSnapshots, KeptSnapshot } from './kept-snapshot.js'
