// What an auditor's first question loads.
export { accessReport } from './access-report.js'
export { verifyInput } from './audit-inputs.js'
export { listHolds, placeHold, releaseHold } from './legal-holds.js'
export { listAudit } from './list-audit.js'
export { verifyAudit } from './verify-audit.js'
