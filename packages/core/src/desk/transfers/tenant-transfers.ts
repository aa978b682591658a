import type { ExportOptions, ImportOptions, ImportResult } from '../../transfer/index.js'
import type { DeskContext } from '../context.js'
import { deskItself } from '../system-session.js'
import { exportNoted, importNoted } from './noted-transfers.js'

export interface TransfersOptions {
  readonly tenant: string
  /** Who or what lets it run, as `nightly-backup`; in the audit as on whose behalf. */
  readonly by?: string | undefined
  /** Why. Kept in the audit. */
  readonly reason?: string | undefined
}

/**
 * A tenant as one file, for jobs of the host and never for a client: `exportTenant` and `importTenant` of
 * `@caselore/core/transfer`, each of which is in the tenant's audit by `system`.
 */
export interface TenantTransfers {
  /** The lines of the file. That it was taken out is in the audit before the first of them, and so in the file. */
  export(options?: Omit<ExportOptions, 'tenant'>): AsyncIterable<string>
  /**
   * Reads a file into the empty tenant and says so behind the last entry that came with it. Throws what `importTenant`
   * throws; when that entry cannot be written, the tenant is there by then all the same.
   */
  import(options: Omit<ImportOptions, 'tenant'>): Promise<ImportResult>
}

/**
 * @example
 * ```ts
 * const transfers = desk.transfers({ tenant: 'acme', by: 'nightly-backup' })
 * await pipeline(Readable.from(transfers.export()), createWriteStream('acme.ndjson'))
 * ```
 */
export function createTransfers(
  desk: DeskContext,
  { tenant, by, reason }: TransfersOptions,
): TenantTransfers {
  const system = deskItself(desk, tenant, by)
  return {
    export: (options) => exportNoted(system, reason, options),
    import: async (options) => importNoted(system, reason, options),
  }
}
