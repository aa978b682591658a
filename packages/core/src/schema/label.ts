import type { LocalText } from '../shared/index.js'

/** A label for each name of a list. */
export type Labels<Name extends string> = Readonly<Record<Name, LocalText>>

// Told to bundlers as pure, so that they drop the tables a page does not use. Tables that different screens need lie in
// files of their own, because bundlers put a whole file into one chunk.
// @__NO_SIDE_EFFECTS__
export const label = (zh: string, en: string): LocalText => ({ zh, en })
