import * as z from 'zod/mini'
import { filled, identifier, limits, text } from './text.js'

/** What is known of an attached file; its bytes stay in the host's store. */
export const attachmentSchema = z.strictObject({
  id: identifier,
  name: filled(),
  mediaType: filled(100),
  bytes: z.int().check(z.nonnegative()),
  /** SHA-256 in hexadecimal, when the host has it. */
  sha256: z.optional(z.string().check(z.regex(/^[0-9a-f]{64}$/))),
  /** Set by the host's virus scanner; anything but `clean` is not handed out. */
  scan: z.optional(z.enum(['pending', 'clean', 'infected'])),
  caption: z.optional(text(limits.line)),
})
export type Attachment = z.infer<typeof attachmentSchema>
