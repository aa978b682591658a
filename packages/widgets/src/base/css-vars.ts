import { nothing } from 'lit'
import {
  Directive,
  type DirectiveParameters,
  type DirectiveResult,
  directive,
  type ElementPart,
  PartType,
} from 'lit/directive.js'

type CssVars = Readonly<Record<`--${string}`, string | number>>

class CssVarsDirective extends Directive {
  constructor(part: { type: number }) {
    super(part as ConstructorParameters<typeof Directive>[0])
    if (part.type !== PartType.ELEMENT)
      throw new Error('cssVars() belongs into the tag of an element, not into an attribute or its content')
  }

  render(_values: CssVars): typeof nothing {
    return nothing
  }

  override update(part: ElementPart, [values]: DirectiveParameters<this>): typeof nothing {
    const { style } = part.element as HTMLElement
    for (const [name, value] of Object.entries(values)) style.setProperty(name, String(value))
    return nothing
  }
}

/**
 * Gives an element custom properties through the CSSOM. A `style` attribute, which Lit's own `styleMap` writes, is refused
 * under a strict Content Security Policy.
 *
 * @example
 * ```ts
 * html`<div part="row" ${cssVars({ '--_y': `${top}px` })}></div>`
 * ```
 */
export const cssVars: (values: CssVars) => DirectiveResult = directive(CssVarsDirective)
