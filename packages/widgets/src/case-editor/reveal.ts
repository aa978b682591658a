import type { FindingView } from '@caselore/core/desk'
import { fieldId } from './field-id.js'

/** Brings the author to the words that a finding means, or to where something is missing. */
export function reveal(root: ParentNode, { path, range }: Pick<FindingView, 'path' | 'range'>): void {
  const control = [path, path.slice(0, 2), path.slice(0, 1)]
    .map((place) => root.querySelector<HTMLElement>(`#${fieldId(place)}`))
    .find((found) => found !== null)
  if (!control) return
  control.scrollIntoView({ block: 'center' })
  control.focus({ preventScroll: true })
  const isText = control instanceof HTMLInputElement || control instanceof HTMLTextAreaElement
  if (range && isText) control.setSelectionRange(range[0], range[1])
}
