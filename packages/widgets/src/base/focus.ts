import type { ReactiveControllerHost } from 'lit'

/** Focuses the first match inside an element's shadow root after its next rendering. */
export async function focusWithin(
  host: ReactiveControllerHost & { readonly renderRoot: ParentNode },
  selector: string,
): Promise<void> {
  await host.updateComplete
  host.renderRoot.querySelector<HTMLElement>(selector)?.focus()
}

/** True while the key goes to an input method's candidate list: Enter there chooses a word and must not send. */
export const isComposing = (event: KeyboardEvent): boolean => event.isComposing || event.keyCode === 229

/** True when the key would type into something. */
export function isTyping(event: Event): boolean {
  const target = event.composedPath()[0]
  return (
    target instanceof HTMLElement &&
    target.matches('input:not([type=checkbox],[type=radio]), textarea, select')
  )
}
