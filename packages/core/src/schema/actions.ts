/**
 * What can be asked of the desk, by kind of record: the names that commands, policies, lifecycles and audit entries
 * share. `read` covers one record and lists, counts and timelines of it; `search` adds the search engine's answers.
 */
export const actions = {
  ticket: [
    'ticket.read',
    'ticket.file',
    'ticket.edit',
    'ticket.triage',
    'ticket.assign',
    'ticket.start',
    'ticket.transfer',
    'ticket.wait_requester',
    'ticket.wait_third_party',
    'ticket.resume',
    'ticket.resolve',
    'ticket.confirm',
    'ticket.reject_solution',
    'ticket.close',
    'ticket.auto_close',
    'ticket.reopen',
    'ticket.cancel',
    'ticket.escalate',
    'ticket.deescalate',
    'ticket.rate',
    'ticket.cite',
    'ticket.export',
    'ticket.clock',
    'ticket.report',
  ],
  comment: ['comment.read', 'comment.reply', 'comment.note'],
  case: [
    'case.read',
    'case.search',
    'case.create',
    'case.draft_from_ticket',
    'case.edit',
    'case.submit',
    'case.withdraw',
    'case.claim',
    'case.review_first',
    'case.review_second',
    'case.publish',
    'case.revise',
    'case.flag_review',
    'case.confirm_valid',
    'case.archive',
    'case.restore',
    'case.retire',
    'case.delete',
    'case.cite',
    'case.feedback',
    'case.export',
    'case.share',
    'case.clock',
  ],
  case_edition: ['case_edition.read'],
  article: [
    'article.read',
    'article.create',
    'article.edit',
    'article.publish',
    'article.withdraw',
    'article.inherit',
  ],
  feedback: ['feedback.read'],
  taxonomy: ['taxonomy.read', 'taxonomy.edit'],
  view: ['view.read', 'view.edit'],
  grant: [
    'grant.read',
    'grant.request',
    'grant.approve',
    'grant.reject',
    'grant.revoke',
    'grant.open',
    'grant.close',
  ],
  person: ['person.read', 'person.join', 'person.move', 'person.leave', 'person.erase'],
  audit: [
    'audit.read',
    'audit.verify',
    'audit.export',
    'audit.hold',
    'audit.release',
    'audit.checkpoint',
    'audit.purge',
  ],
  configuration: [
    'configuration.read',
    'configuration.edit',
    'configuration.purge',
    'configuration.export',
    'configuration.import',
  ],
} as const

export type Kind = keyof typeof actions
export type Action = (typeof actions)[Kind][number]

const kindByAction = new Map(
  Object.entries(actions).flatMap(([kind, names]) =>
    names.map((name) => [name as string, kind as Kind] as const),
  ),
)

/** The kind of record that an action concerns; `undefined` for a name that is no action. */
export const kindOfAction = (action: string): Kind | undefined => kindByAction.get(action)
export const isAction = (name: string): name is Action => kindByAction.has(name)
