import { type Say, tell } from './language.js'

type Child = Node | string | null | undefined | false
type Plain = string | number | boolean | undefined
type PlainName =
  | 'class'
  | 'id'
  | 'href'
  | 'type'
  | 'role'
  | 'tabindex'
  | 'hidden'
  | 'popover'
  | 'popovertarget'
  | 'scope'
  | 'slot'
  | 'src'
  | 'alt'
  | 'width'
  | 'height'
  | 'max'
  | 'value'
  | 'title'
  | 'open'

/** Plain attributes; texts as functions, which follow the language, the element's own as `text`; listeners. */
type Attributes = { readonly [name in PlainName]?: Plain } & {
  readonly [name: `data-${string}`]: Plain
  readonly [name: `aria-${string}`]: Plain | Say
  readonly text?: Say
  readonly onclick?: (event: MouseEvent) => void
  readonly onclose?: () => void
}

/** Makes an element. Strings become text nodes: nothing here turns a string into markup. */
export function h<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Attributes = {},
  ...children: Child[]
): HTMLElementTagNameMap[Tag] {
  const element = document.createElement(tag)
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith('on')) element.addEventListener(name.slice(2), value as EventListener)
    else if (typeof value === 'function') tell(element, name, value as Say)
    else if (value === true) element.setAttribute(name, '')
    else if (value !== undefined && value !== false) element.setAttribute(name, String(value))
  }
  element.append(...children.filter((child) => child !== null && child !== undefined && child !== false))
  return element
}

/** A text that follows the language, where an element around it would say nothing. */
export const say = (text: Say): HTMLSpanElement => h('span', { text })
