import { type Language, languages, type Texts } from './texts.js'

/** A text in whichever language is chosen. */
export type Say = (t: Texts) => string

let current: Language = 'zh-CN'
const listeners = new Set<() => void>()
const told = new WeakMap<Element, Map<string, Say>>()

export const language = (): Language => current
export const texts = (): Texts => languages[current]

/** Changes the language of everything that was written with `tell`, and of the document. */
export function speak(next: Language): void {
  current = next
  document.documentElement.lang = next
  retell(document)
  for (const listener of listeners) listener()
}

/** Calls `listener` after each change of language until `signal` is aborted. */
export function onLanguage(listener: () => void, signal: AbortSignal): void {
  listeners.add(listener)
  signal.addEventListener('abort', () => listeners.delete(listener))
}

/** Writes a text into an attribute, or into the element itself as `text`, and again when the language changes. */
export function tell(element: Element, place: string, say: Say): void {
  const places = told.get(element) ?? new Map<string, Say>()
  told.set(element, places.set(place, say))
  element.setAttribute('data-told', '')
  write(element, place, say)
}

/** Brings the texts of a part of the page up to date that was out of the document when the language changed. */
export function retell(root: ParentNode): void {
  for (const element of root.querySelectorAll('[data-told]'))
    for (const [place, say] of told.get(element) ?? []) write(element, place, say)
}

function write(element: Element, place: string, say: Say): void {
  if (place === 'text') element.textContent = say(texts())
  else element.setAttribute(place, say(texts()))
}
