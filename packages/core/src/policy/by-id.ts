/** Sorted by id, so that the order in which rules are given or found never shows. */
export const byId = <Named extends { readonly id: string }>(all: readonly Named[]): readonly Named[] =>
  [...all].sort((a, b) => (a.id < b.id ? -1 : 1))
