import type { Commit, Row, StoredEvent } from '@caselore/core/storage'

/** A host's system as its developers know it: tables by name, one lock for writing. Here it lives in memory. */
export interface CrmApi {
  readonly records: Map<string, Row>
  readonly attempts: Map<string, { readonly hash: string; readonly commit: Commit }>
  readonly journal: Map<string, StoredEvent[]>
}

export const crmApi = (): CrmApi => ({ records: new Map(), attempts: new Map(), journal: new Map() })
