/** A record that the person wants to see. Preventing the event keeps a link from being followed. */
export interface OpenDetail {
  readonly kind: 'ticket' | 'case'
  readonly id: string
}

declare global {
  interface HTMLElementEventMap {
    'caselore-open': CustomEvent<OpenDetail>
    'caselore-error': CustomEvent<{ readonly code: string | undefined; readonly message: string }>
    'caselore-searched': CustomEvent<{ readonly query: string; readonly total: number }>
    'caselore-ask': CustomEvent<{ readonly text: string }>
    'caselore-filed': CustomEvent<{ readonly id: string; readonly number: string }>
    'caselore-deflected': CustomEvent<{ readonly case: string; readonly text: string }>
    'caselore-selected': CustomEvent<{ readonly ids: readonly string[] }>
    'caselore-changed': CustomEvent<{ readonly id: string; readonly status: string }>
  }
}
