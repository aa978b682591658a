import { roleLabels } from '../../schema/index.js'
import type { Role } from '../source.js'

/**
 * The templates of P1. `staff` is held through another role only: it is what binds people of the company to their regions
 * and opens what everyone there needs.
 */
const inherits: Readonly<Record<string, readonly string[]>> = {
  requester: [],
  dealer: ['requester'],
  agent: ['staff'],
  field_engineer: ['staff'],
  team_lead: ['agent', 'first_reviewer'],
  case_maintainer: ['staff'],
  case_editor: ['staff'],
  library_admin: ['case_editor'],
  first_reviewer: ['staff'],
  second_reviewer: ['staff'],
  sales: ['staff'],
  finance: ['staff'],
  executive: ['staff'],
  system_admin: [],
  auditor: [],
}

export const standardRoles: Readonly<Record<string, Role>> = /* @__PURE__ */ (() => ({
  staff: { label: { zh: '内部员工', en: 'Staff' } },
  ...Object.fromEntries(
    Object.entries(inherits).map(([role, parents]): [string, Role] => {
      const label = roleLabels[role]
      return [role, { ...(parents.length > 0 ? { inherits: parents } : {}), ...(label ? { label } : {}) }]
    }),
  ),
}))()
