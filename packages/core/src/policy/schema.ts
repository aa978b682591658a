import * as z from 'zod/mini'
import { filled, identifier, instant, limits, list, plainJson, text } from '../schema/index.js'

const localText = z.strictObject({ zh: filled(limits.paragraph), en: filled(limits.paragraph) })
const name = filled(limits.line)
const names = list(name, 500)

// Conditions are read by parseFilter, with the fields of the rule's own records.
const condition = z.optional(z.unknown())

const ruleSchema = z.strictObject({
  id: identifier,
  effect: z.enum(['permit', 'forbid', 'limit']),
  roles: z.optional(names),
  actions: names.check(z.minLength(1)),
  except: z.optional(names),
  kind: z.optional(name),
  where: condition,
  when: condition,
  fields: z.optional(z.record(text(limits.line), name)),
  writable: z.optional(z.union([z.literal('*'), names])),
  readOnly: z.optional(names),
  obligations: z.optional(list(z.catchall(z.strictObject({ type: identifier }), plainJson))),
  from: z.optional(instant),
  until: z.optional(instant),
  label: z.optional(localText),
  ask: z.optional(localText),
})

const roleSchema = z.strictObject({
  inherits: z.optional(names),
  label: z.optional(localText),
})

/** The outer form of a policy; what its names mean is checked afterwards. */
export const policySchema = z.strictObject({
  version: z.optional(identifier),
  extends: z.optional(z.unknown()),
  without: z.optional(names),
  roles: z.record(identifier, roleSchema),
  rules: list(ruleSchema, 2_000),
})
