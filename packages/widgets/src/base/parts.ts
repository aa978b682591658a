/**
 * The `part` of an element whose look depends on state. `::part()` admits no attribute selector behind it, so a state is
 * one more part name: `parts('row', selected && 'selected')` is styled by `::part(row selected)`.
 */
export const parts = (...names: readonly (string | false | undefined)[]): string =>
  names.filter(Boolean).join(' ')
