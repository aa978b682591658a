import type { RefusalData } from '../shared/index.js'
import { auditRefusals } from './refusals.js'

/** What is wrong with one entry, by its number and, where it is known, its id. */
export const fault = (
  code: 'audit.altered' | 'audit.missing' | 'audit.out_of_order',
  { seq, id }: { readonly seq: number; readonly id?: string | undefined },
): RefusalData => auditRefusals.data(code, { details: { seq, ...(id === undefined ? {} : { id }) } })
