import type { Json } from '../shared/index.js'

/** A single value that a filter compares with. Records hold instants as milliseconds, so a number may be a moment. */
export type Scalar = string | number | boolean | null

/**
 * Names a value that is known only when the question is asked, as `actor.regions` or `env.now`. Policies and saved
 * views may hold references; `bindFilter` replaces them before a filter reaches storage or a search engine.
 */
export interface Reference {
  readonly ref: string
}

/** Operators with one value, with a list, with a flag. The set is closed: a name outside it is refused. */
export type ScalarOperator = 'eq' | 'ne' | 'lt' | 'lte' | 'gt' | 'gte' | 'prefix' | 'has' | 'matches'
export type ListOperator = 'in' | 'nin'
export type FilterOperator = ScalarOperator | ListOperator | 'exists'

export type Condition<Field extends string = string, Ref = never> =
  | { readonly field: Field; readonly op: ScalarOperator; readonly value: Scalar | Ref }
  | { readonly field: Field; readonly op: ListOperator; readonly value: readonly Scalar[] | Ref }
  | { readonly field: Field; readonly op: 'exists'; readonly value: boolean }

/**
 * A condition tree in plain JSON, the same for views, policies, routing rules, storage queries and searches.
 *
 * A field path walks objects by dots (`customer.name`). A missing field and `null` are the same thing: they equal only
 * `null`, are below and above nothing, and `exists` is false for them, as it is for an empty list ("no tags"). `ne`, `nin` and `not` are exact negations, so
 * De Morgan's laws hold. `has` asks whether a list contains the value; `in` asks whether the field's value is one of a list.
 * An empty `and` holds, an empty `or` does not.
 */
export type Filter<Field extends string = string, Ref = never> =
  | { readonly and: readonly Filter<Field, Ref>[] }
  | { readonly or: readonly Filter<Field, Ref>[] }
  | { readonly not: Filter<Field, Ref> }
  | Condition<Field, Ref>

/** A filter that may still hold references. */
export type OpenFilter<Field extends string = string> = Filter<Field, Reference>

/** What a field of a record holds, as far as filters, sorts and policies must know. */
export type FieldType = 'string' | 'number' | 'boolean' | 'strings' | 'object' | 'objects' | 'any'

/** The field paths of one kind of record. A path that ends in `.*` admits every path below it. */
export type FieldTypes = Readonly<Record<string, FieldType>>

/** Answers whether a record meets the filter. */
export type Predicate = (record: { readonly [field: string]: Json | undefined }) => boolean
