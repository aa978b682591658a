export { canonicalJson } from './canonical-json.js'
export { type Clock, type Instant, manualClock, systemClock } from './clock.js'
export { type Digest, sha256Hex } from './digest.js'
export { type Ids, type RandomBytes, ulids } from './ids.js'
export { type Happening, inOrder } from './in-order.js'
export type { Json, JsonObject } from './json.js'
export { type Locale, type LocalText, localText } from './locale.js'
export {
  defineRefusals,
  isRefusal,
  Refusal,
  type RefusalData,
  type RefusalOptions,
  refusalData,
} from './refusal.js'
export { remember } from './remember.js'
export { ok, type Result, refused } from './result.js'
export { wallTime } from './wall-time.js'
export { isZone, localToInstant, type OffsetSpan, offsetSpans } from './zone.js'
