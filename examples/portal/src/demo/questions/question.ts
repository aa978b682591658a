/** What somebody asked, and the cases of the demo that answer it; written down by hand, before any engine was asked. */
export type Question = readonly [text: string, ...answers: readonly string[]]
