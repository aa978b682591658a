export {
  type CaseEditorController,
  type CaseEditorOptions,
  createCaseEditorController,
} from './controller.js'
export type { CaseDraft, Path } from './draft.js'
export { CaseloreCaseEditor } from './element.js'
export type { CaseEditorState } from './state.js'
