// For Node; for a page there is @caselore/search/snapshots.
export { fileSnapshots } from './file-snapshots.js'
