import type { Action } from '../schema/index.js'

/** What policy is asked for a lifecycle event: passing, returning and rejecting are the review of their level. */
export function policyAction(event: string, status: string | undefined): Action {
  if (event !== 'case.pass' && event !== 'case.request_changes' && event !== 'case.reject')
    return event as Action
  return status === 'second_review' ? 'case.review_second' : 'case.review_first'
}
