import type { Policy } from '../answers.js'
import { definePolicy } from '../define-policy.js'

export const standardPolicy: Policy = /* @__PURE__ */ definePolicy({ roles: {}, rules: [] })
