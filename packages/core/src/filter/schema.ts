import * as z from 'zod/mini'
import { type ParseFilterOptions, parseFilter } from './parse.js'
import type { Filter } from './types.js'

/**
 * A zod schema for filters over the given fields, for use inside other schemas. It is {@link parseFilter} in zod's
 * clothes: an issue has the path of the offending part and carries the coded refusal as `params.refusal`.
 */
export const createFilterSchema = (options: Omit<ParseFilterOptions, 'references'> = {}) =>
  z.pipe(
    z.unknown(),
    z.transform((input, context): Filter => {
      const result = parseFilter(input, options)
      if (result.ok) return result.value
      for (const refusal of result.refusals) {
        context.issues.push({
          code: 'custom',
          input,
          path: [...(refusal.path ?? [])],
          message: refusal.message.en,
          params: { refusal },
        })
      }
      return z.NEVER
    }),
  )

/** The schema of filters over any fields. */
export const filterSchema = /* @__PURE__ */ createFilterSchema()
