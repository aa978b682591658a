import * as z from 'zod/mini'

/** Lengths that people meet, in UTF-16 units; long enough for real work, short enough for every storage engine. */
export const limits = { line: 200, paragraph: 4_000, article: 20_000, list: 100, id: 200 } as const

/**
 * True for text that every engine stores and gives back unchanged: no U+0000 (PostgreSQL refuses it) and no lone
 * surrogate (UTF-8 has none). Emoji, rare Han characters and bidirectional text are all well-formed.
 */
export const isStorableText = (text: string): boolean => !text.includes('\u0000') && text.isWellFormed()

const storable = z.refine<string>(isStorableText, { params: { code: 'input.bad_text' } })

/** Text of at most `max` UTF-16 units that may be empty. */
export const text = (max: number = limits.paragraph) => z.string().check(z.maxLength(max), storable)

/** Text with something in it besides white space. */
export const filled = (max: number = limits.line) =>
  z.string().check(
    z.maxLength(max),
    storable,
    z.refine((value) => value.trim() !== '', { params: { code: 'input.empty' } }),
  )

/** An identifier of ours or of the host's: visible ASCII, so that it sorts the same in every engine. */
export const identifier = z.string().check(z.maxLength(limits.id), z.regex(/^[!-~]+$/))

/** A moment in whole milliseconds. */
export const instant = z.int()

export const list = <Item extends z.ZodMiniType>(item: Item, max: number = limits.list) =>
  z.array(item).check(z.maxLength(max))

/** Values of host-defined fields: plain JSON without surprises; their own schemas check them further. */
export const plainJson: z.ZodMiniType<JsonValue, JsonValue> = z.lazy(() =>
  z.union([
    text(limits.article),
    z.number(),
    z.boolean(),
    z.null(),
    z.array(plainJson),
    z.record(z.string(), plainJson),
  ]),
)
type JsonValue = string | number | boolean | null | JsonValue[] | { [key: string]: JsonValue }
