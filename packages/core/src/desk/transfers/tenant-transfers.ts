import * as z from 'zod/mini'
import { identifier, text } from '../../schema/index.js'
import type { ExportOptions, ImportOptions, ImportResult } from '../../transfer/index.js'
import type { DeskContext } from '../context.js'

export const transfersInput = z.strictObject({
  tenant: identifier,
  by: z.optional(identifier),
  reason: z.optional(text()),
})

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
  const load = async () => {
    desk.assertOpen()
    const care = await import('../administration.js')
    return { ...care, system: care.deskItself(desk, tenant, by) }
  }
  return {
    async *export(options) {
      const { exportNoted, system } = await load()
      yield* exportNoted(system, reason, options)
    },
    async import(options) {
      const { importNoted, system } = await load()
      return importNoted(system, reason, options)
    },
  }
}
