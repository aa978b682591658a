// One tenant as one file, and back.
export { discardImport } from './discard-import.js'
export { type ExportOptions, exportTenant } from './export-tenant.js'
export type { TransferSummary } from './format.js'
export { type ImportOptions, type ImportResult, importTenant } from './import-tenant.js'
export { verifyExport } from './read-export.js'
export type { TransferPieces } from './read-lines.js'
export { type TransferCode, transferRefusals } from './refusals.js'
