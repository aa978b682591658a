// Building and reading filters.

// Answering them.
export { bindFilter } from './bind.js'
export { all, and, isAll, isNone, none, not, or } from './build.js'
export { compareCodePoints } from './compare.js'
export { compileFilter } from './compile.js'
export { fieldsOf } from './fields-of.js'
export { filterLimits, type ParseFilterOptions, parseFilter } from './parse.js'
export { type FilterRecord, fieldTypeOf, getPath, getSegments, isFieldPath } from './path.js'
export { type FilterRefusalCode, filterRefusals } from './refusals.js'
export { createFilterSchema, filterSchema } from './schema.js'
export type {
  Condition,
  FieldType,
  FieldTypes,
  Filter,
  FilterOperator,
  ListOperator,
  OpenFilter,
  Predicate,
  Reference,
  Scalar,
  ScalarOperator,
} from './types.js'
export { isReference } from './value.js'
