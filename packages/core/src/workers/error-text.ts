const longest = 2_000

/** What an error says, as every storage can keep it: not too long, no lone surrogates, no U+0000. */
export const errorText = (error: unknown): string =>
  (error instanceof Error ? error.message : String(error))
    .slice(0, longest)
    .replace(/[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g, '\uFFFD')
    .replaceAll('\0', '\uFFFD')
