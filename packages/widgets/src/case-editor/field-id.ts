import type { Path } from './draft.js'

/** The id of the control at a place of the draft. */
export const fieldId = (path: Path): string => `f-${path.join('-')}`
