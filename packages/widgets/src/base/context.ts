import type { DeskClient } from '@caselore/core/desk'
import { createContext } from '@lit/context'

/** What `<caselore-provider>` hands to every widget inside it. */
export interface DeskContext {
  readonly client?: DeskClient | undefined
  /** BCP 47; texts exist for `zh-CN` and `en`, dates and numbers follow any. */
  readonly locale?: string | undefined
  /** IANA zone in which instants are shown. */
  readonly zone?: string | undefined
  /** Id of who is signed in, once known. */
  readonly actor?: string | undefined
  /** The name to show for a person's or a team's id. */
  readonly nameOf?: ((id: string) => string) | undefined
  /** The moment, in milliseconds; a page that replays the past gives its own. */
  readonly now?: (() => number) | undefined
}

export const deskContext = createContext<DeskContext>(Symbol.for('caselore-desk'))
