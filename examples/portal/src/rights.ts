import type { SessionView } from '@caselore/core/desk'

/** What a page is for, as the policy answers it for the person who is signed in; pages build their menus from it. */
export interface Rights {
  /** Has problems of their own to hand in. */
  readonly asks: boolean
  /** Works on other people's tickets. */
  readonly works: boolean
  readonly searches: boolean
  readonly writes: boolean
  readonly reviews: boolean
  /** May ask for temporary access to what is kept from them. */
  readonly asksAccess: boolean
  /** Decides on temporary access. */
  readonly grants: boolean
  readonly audits: boolean
  /** Sees key figures. */
  readonly reports: boolean
}

export function rightsOf({ can }: SessionView): Rights {
  const may = (action: string) => (can[action] ?? 'no') !== 'no'
  return {
    asks: may('ticket.confirm'),
    works: may('ticket.read') && !may('ticket.confirm'),
    searches: may('case.search'),
    writes: may('case.create'),
    reviews: may('case.review_first') || may('case.review_second'),
    reports: may('ticket.report'),
    asksAccess: may('grant.request'),
    grants: may('grant.approve'),
    audits: may('audit.read'),
  }
}
