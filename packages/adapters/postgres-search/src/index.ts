export {
  type PostgresSearchEngine,
  type PostgresSearchOptions,
  postgresSearchEngine,
} from './postgres-search-engine.js'
