export { type Action, actions, isAction, type Kind, kindOfAction } from './actions.js'
export { type Actor, actorSchema, type Session, sessionSchema } from './actor.js'
export {
  type Article,
  type ArticleStatus,
  articleSchema,
  articleStatuses,
  maxCitedCases,
} from './article.js'
export { type Attachment, attachmentSchema } from './attachment.js'
export {
  applyCaseEdit,
  caseContentOf,
  caseModules,
  casePlacementOf,
  emptyCaseContent,
} from './case-content.js'
export {
  type CaseContent,
  type CaseEdit,
  type CaseEdition,
  type CaseEntry,
  type CasePlacement,
  caseContentSchema,
  caseEditionSchema,
  caseEditSchema,
  caseEntrySchema,
  type Feedback,
  feedbackSchema,
  type Review,
  reviewSchema,
  type Scores,
  scoresSchema,
} from './case-entry.js'
export {
  type CustomField,
  type CustomFields,
  checkCustomFields,
  defineFields,
  type FieldSchema,
} from './custom-fields.js'
export {
  type Audience,
  audiences,
  type Channel,
  type Confidence,
  channels,
  confidences,
  type Governance,
  governances,
  type Priority,
  priorities,
  type ReviewLevel,
  reviewLevels,
  type ScoreName,
  type Sensitivity,
  type StatusCategory,
  scoreNames,
  sensitivities,
  statusCategories,
  type Track,
  tracks,
  type Visibility,
  visibilities,
} from './enums.js'
export { fieldLabels } from './field-labels.js'
export { fieldTypesOf } from './field-types.js'
export {
  type Grant,
  type GrantScope,
  type GrantStatus,
  grantSchema,
  grantScopeSchema,
  grantStatuses,
} from './grant.js'
export {
  findSensitive,
  type IdentifierExamples,
  identifierExamples,
  isBankCard,
  isEmail,
  isIdCard,
  isMobile,
  isPlate,
  isUscc,
  normaliseBankCard,
  normaliseEmail,
  normaliseIdCard,
  normaliseMobile,
  normalisePlate,
  normaliseUscc,
  type SensitiveSpan,
  type SensitiveType,
  sensitiveLabels,
  sensitiveTypes,
} from './identifiers/index.js'
export { fieldTypes } from './kinds.js'
export {
  audienceLabels,
  channelLabels,
  confidenceLabels,
  governanceLabels,
  priorityLabels,
  sensitivityLabels,
  statusCategoryLabels,
  tierLabels,
  trackLabels,
  visibilityLabels,
} from './labels.js'
export {
  findPersonal,
  type Mask,
  type MaskName,
  maskAddress,
  maskBankCard,
  maskEmail,
  maskIdCard,
  maskName,
  maskPhone,
  maskPlate,
  maskSpan,
  maskText,
  maskUscc,
  maskValue,
  type PersonalSpan,
  scrubWith,
  standardMaskNames,
  standardMasks,
} from './masks/index.js'
export { parseInput } from './parse.js'
export { type HeldGrant, type Person, personSchema } from './person.js'
export { type InputCode, inputRefusals } from './refusals.js'
export {
  reviewChecklists,
  reviewLevelLabels,
  scoreLabels,
  scoreMeanings,
  starLabels,
} from './review-labels.js'
export { roleLabels } from './role-labels.js'
export { type SavedView, savedViewSchema } from './saved-view.js'
export type { ShareLink } from './share-link.js'
export { type TaxonomyNode, taxonomyNodeSchema } from './taxonomy.js'
export { filled, identifier, instant, isStorableText, limits, list, plainJson, text } from './text.js'
export {
  type Comment,
  type Contact,
  type Customer,
  commentSchema,
  contactSchema,
  customerSchema,
  type Ticket,
  ticketSchema,
} from './ticket.js'
