/** Events that tell of one field: whoever does not see the field in full does not see the event, nor hears of it. */
const fieldOfEvent: Readonly<Record<string, string>> = {
  'ticket.cited': 'cites',
  'ticket.case_suggested': 'caseCandidate',
  'ticket.case_drafted': 'draftedCase',
  'ticket.transferred': 'team',
  'ticket.released': 'assignee',
  'ticket.escalated': 'escalation',
  'ticket.deescalated': 'escalation',
  'ticket.sla_warned': 'escalation',
  'ticket.sla_breached': 'escalation',
  'ticket.sla_escalated': 'escalation',
  'ticket.sla_step_refused': 'escalation',
  'ticket.timer_refused': 'escalation',
  'ticket.rated': 'rating',
  'case.cited': 'citations',
  'case.claimed': 'reviewer',
  'case.passed': 'reviews',
  'case.changes_requested': 'reviews',
  'case.rejected': 'reviews',
  'case.revision_opened': 'revision',
  'case.review_called': 'reviews',
  'case.sla_warned': 'reviews',
  'case.sla_breached': 'reviews',
  'case.sla_escalated': 'reviews',
  'case.sla_step_refused': 'reviews',
  'case.timer_refused': 'reviews',
}

/** The field of which an event tells; everyone who may read a record sees its status. */
export const fieldToldBy = (type: string): string => fieldOfEvent[type] ?? 'status'
