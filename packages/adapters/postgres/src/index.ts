export type { Ask, Found, PgValue, PostgresDriver, Statement } from './driver.js'
export { type PgClient, type PgDriverOptions, type PgPool, pgDriver } from './pg-driver.js'
export { type Pglite, type PgliteQueries, pgliteDriver } from './pglite-driver.js'
export { type PostgresStorageOptions, postgresStorage } from './postgres-storage.js'
