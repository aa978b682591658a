import { Refusal, type Result } from '../shared/index.js'

/** The value of a result, or its refusals thrown as one `Refusal`. */
export function must<Value>(result: Result<Value>): Value {
  if (result.ok) return result.value
  throw new Refusal(...result.refusals)
}
