export { type IndexedDbStorageOptions, indexedDbStorage } from './indexed-db-storage.js'
