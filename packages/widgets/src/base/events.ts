/** A record that the person wants to see. Preventing the event keeps a link from being followed. */
export interface OpenDetail {
  readonly kind: 'ticket' | 'case'
  readonly id: string
  /** `edit` when it was made to be written at once, as a revision is. */
  readonly mode?: 'edit' | undefined
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
    'caselore-edit': CustomEvent<{ readonly id: string }>
    'caselore-removed': CustomEvent<{ readonly id: string }>
    'caselore-cited': CustomEvent<{ readonly ticket: string; readonly case: string }>
    'caselore-created': CustomEvent<{ readonly id: string }>
    'caselore-submitted': CustomEvent<{ readonly id: string }>
    'caselore-withdrawn': CustomEvent<{ readonly id: string }>
    'caselore-reviewed': CustomEvent<{
      readonly id: string
      readonly decision: 'pass' | 'request_changes' | 'reject'
    }>
  }
}
