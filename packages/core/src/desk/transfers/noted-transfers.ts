import type { Json } from '../../shared/index.js'
import {
  type ExportOptions,
  exportTenant,
  type ImportOptions,
  type ImportResult,
  importTenant,
} from '../../transfer/index.js'
import { noteAccess } from '../audit/note-access.js'
import type { SessionContext } from '../context.js'

/** The tenant's file, and before it the entry that it was taken out. */
export async function* exportNoted(
  session: SessionContext,
  reason: string | undefined,
  options: Omit<ExportOptions, 'tenant'> = {},
): AsyncGenerator<string> {
  const { desk, tenant } = session
  await noteAccess(session, {
    action: 'configuration.export',
    target: { kind: 'tenant', id: tenant },
    circumstances: { ...(options.kinds ? { kinds: options.kinds as Json } : {}) },
    reason,
  })
  yield* exportTenant(desk.storage, { ...options, tenant })
}

/** The import, and behind it the entry that names the file. */
export async function importNoted(
  session: SessionContext,
  reason: string | undefined,
  options: Omit<ImportOptions, 'tenant'>,
): Promise<ImportResult> {
  const { desk, tenant } = session
  const result = await importTenant(desk.storage, { ...options, tenant })
  const { sha256, rows, events } = result
  await noteAccess(session, {
    action: 'configuration.import',
    target: { kind: 'tenant', id: tenant },
    circumstances: { sha256, rows, events },
    reason,
  })
  desk.committed(tenant)
  return result
}
