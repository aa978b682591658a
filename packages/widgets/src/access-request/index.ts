export {
  type AccessDraft,
  type AccessRequestController,
  type AccessRequestOptions,
  type AccessRequestState,
  createAccessRequestController,
  type GrantDecision,
  standingFor,
  stateAt,
} from './controller.js'
export { CaseloreAccessRequest } from './element.js'
