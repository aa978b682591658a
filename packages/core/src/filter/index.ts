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
