// What the first job loads.

export { deskItself } from '../system-session.js'
export { planPurge, purgeAudit } from './purge-audit.js'
export { scanAudit } from './scan-audit.js'
export { signCheckpoint } from './sign-checkpoint.js'
export { verifyAudit } from './verify-audit.js'
