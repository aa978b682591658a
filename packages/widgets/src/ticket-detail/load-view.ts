/** What renders a ticket: as large as the rest of the widget, and not needed before a ticket is opened. */
export type TicketViews = typeof import('./view.js')

let loading: Promise<TicketViews> | undefined

/** Loads it once, beside the ticket's own data; after a failure the next call tries again. */
export function loadView(): Promise<TicketViews> {
  loading ??= import('./view.js').catch((error: unknown) => {
    loading = undefined
    throw error
  })
  return loading
}
