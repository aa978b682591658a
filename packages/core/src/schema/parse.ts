import type * as z from 'zod/mini'
import { ok, type RefusalData, type Result, refused } from '../shared/index.js'
import { type InputCode, inputRefusals } from './refusals.js'

type Issue = z.core.$ZodIssue

/** Checks input against a schema; answers the value, or every fault with its path and code. */
export function parseInput<Schema extends z.ZodMiniType>(
  schema: Schema,
  input: unknown,
): Result<z.infer<Schema>, InputCode> {
  // Without reportInput an issue does not say what was found, and a wrong type reads as a missing value.
  const parsed = schema.safeParse(input, { reportInput: true })
  if (parsed.success) return ok(parsed.data)
  const [first, ...others] = parsed.error.issues.flatMap(refusalsOf)
  if (!first) throw new Error('zod refused without an issue')
  return refused(first, ...others)
}

function refusalsOf(issue: Issue): RefusalData<InputCode>[] {
  const path = issue.path.map((step) => (typeof step === 'symbol' ? String(step) : step))
  const data = (code: InputCode, details?: Record<string, string | number>) => [
    inputRefusals.data(code, { path, details }),
  ]
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) =>
        inputRefusals.data('input.unknown_key', { path: [...path, key], details: { key } }),
      )
    case 'invalid_type':
      return issue.input === undefined && !('received' in issue && issue.received)
        ? data('input.missing')
        : data('input.wrong_type', { expected: issue.expected })
    case 'invalid_value':
      return data('input.wrong_value', { allowed: issue.values.map(String).join(', ') })
    case 'too_big':
      return issue.origin === 'number' || issue.origin === 'int'
        ? data('input.too_large', { max: Number(issue.maximum) })
        : data('input.too_long', { max: Number(issue.maximum) })
    case 'too_small':
      return data('input.too_small', { min: Number(issue.minimum) })
    case 'invalid_format':
      return data('input.bad_format')
    case 'custom':
      return data((issue.params?.code as InputCode | undefined) ?? 'input.bad_format')
    default:
      return data('input.bad_format')
  }
}
