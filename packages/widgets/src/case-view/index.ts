export {
  type CaseViewController,
  type CaseViewOptions,
  type CaseViewState,
  createCaseViewController,
  type FeedbackDraft,
} from './controller.js'
export { CaseloreCaseView } from './element.js'
export type { CaseStep } from './steps.js'
