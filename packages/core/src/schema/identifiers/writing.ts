/**
 * A number as people write it, reduced to its signs: full-width forms become half-width (NFKC), spaces, dashes of every
 * kind and interpuncts go, letters become capitals.
 */
export const compact = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/[\s\p{Pd}·•・]/gu, '')
    .toUpperCase()

/** {@link compact}, where the outcome passes the test. */
export const canonical = (text: string, passes: (text: string) => boolean): string | undefined => {
  const signs = compact(text)
  return passes(signs) ? signs : undefined
}
