import type { CaseEntry } from '../../schema/index.js'
import type { Access, Shown } from './call.js'

/** A case as the asker may see it. */
export interface CaseView
  extends Shown<CaseEntry, 'id' | 'number' | 'title' | 'status' | 'createdAt' | 'updatedAt'> {
  readonly version: number
  readonly access: Access
}
