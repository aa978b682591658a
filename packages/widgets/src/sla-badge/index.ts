export { CaseloreSlaBadge } from './element.js'
export { type SlaLevel, type SlaStanding, slaLevel, standingOf } from './level.js'
