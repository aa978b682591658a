import * as z from 'zod/mini'
import { filled, identifier, instant, text } from '../../schema/index.js'

const checkpointInput = z.strictObject({
  purpose: z.enum(['checkpoint', 'anchor']),
  tenant: identifier,
  seq: z.int().check(z.minimum(0)),
  hash: identifier,
  at: instant,
  keyId: text(200),
  signature: text(2_000),
})

export const verifyInput = z.optional(
  z.strictObject({
    from: z.optional(z.int().check(z.minimum(1))),
    checkpoint: z.optional(checkpointInput),
  }),
)

export const exportInput = z.strictObject({
  format: z.enum(['ndjson', 'csv']),
  where: z.optional(z.unknown()),
  reason: z.optional(text()),
})

export const holdInput = z.strictObject({ where: z.unknown(), reason: filled(2_000) })
export const releaseInput = z.strictObject({ id: identifier, reason: filled(2_000) })
export const reportInput = z.strictObject({ person: identifier, reason: z.optional(text()) })
