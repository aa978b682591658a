import { isRefusal, type Refusal } from '../../shared/index.js'

/** The refusal that a call ends with; a call that succeeds, or fails otherwise, fails the test. */
export async function refusalOf(call: Promise<unknown>): Promise<Refusal> {
  try {
    await call
  } catch (error) {
    if (isRefusal(error)) return error
    throw error
  }
  throw new Error('The call was expected to be refused')
}
