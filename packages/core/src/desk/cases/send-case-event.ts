import * as z from 'zod/mini'
import {
  addMonths,
  applyStep,
  categoryOf,
  type Lifecycle,
  type LifecycleEvent,
} from '../../lifecycle/index.js'
import {
  type CaseEdition,
  type CaseEntry,
  caseContentOf,
  identifier,
  type ReviewLevel,
} from '../../schema/index.js'
import type { JsonObject } from '../../shared/index.js'
import type { Row, StoredEvent } from '../../storage/index.js'
import type { SessionContext } from '../context.js'
import { eventsOf } from '../events-of.js'
import { caseLifecycleOf } from '../lifecycle-for.js'
import type { Command } from '../pipeline.js'
import { policyAction } from '../policy-action.js'
import { readRow } from '../reader.js'
import { storeDueIndex } from '../tick/store-due-index.js'
import type { Work } from '../work.js'
import type { CaseEventName } from './inputs.js'
import { contentHashOf, manuscriptOf } from './new-case.js'
import { qualityOf } from './quality-of.js'

export interface SendInput {
  readonly id: string
  readonly event: LifecycleEvent
}

interface Extra {
  /** Of a revision: the published entry that it will replace. */
  readonly parent: Row<CaseEntry> | undefined
  readonly contentHash: string
  readonly events: readonly StoredEvent[]
  readonly parentEvents: readonly StoredEvent[]
}

const input = z.strictObject({
  id: identifier,
  event: z.looseObject({ type: identifier }),
}) as unknown as z.ZodMiniType<SendInput>

/** Sends an event to a case's lifecycle; its payload has been checked against the event's own schema. */
export const sendCaseEvent: Command<SendInput, CaseEntry, Extra> = {
  kind: 'case',
  action: ({ event }, current) => policyAction(event.type, current?.status),
  input,
  target: ({ id }) => id,
  event: ({ event }) => event,
  facts: ({ current, session, extra }) => factsOf(current as CaseEntry, extra, session),
  reason: ({ event }) =>
    [event.reason, event.note].find((text) => typeof text === 'string') as string | undefined,
  async prepare(session, { id }, current) {
    const { desk, tenant } = session
    const parentKey = current?.revises ? { kind: 'case', id: current.revises } : undefined
    return {
      parent: parentKey && (await readRow<CaseEntry>(session, parentKey)),
      contentHash: await contentHashOf(manuscriptOf(current as CaseEntry)),
      events: await eventsOf(desk.storage, tenant, { kind: 'case', id }),
      parentEvents: parentKey ? await eventsOf(desk.storage, tenant, parentKey) : [],
    }
  },
  change(work, { session, input: { event }, current, step, extra }) {
    const row = work.change(current, (draft) => {
      applyStep(draft, step)
      draft.updatedAt = work.at
    })
    work.emit(eventNames[event.type as CaseEventName] ?? `${event.type}.done`, row, {
      from: step.from,
      to: step.to,
      ...levelOf(step.from),
      attributes: { track: row.doc.track },
    })
    if (step.to === 'published' && step.from !== 'published')
      work.emit('case.published', row, { edition: row.doc.edition })
    if (step.to === 'applied' && extra.parent) {
      const parent = replaceEdition(work, extra.parent, row.doc, caseLifecycleOf(session.desk))
      storeDueIndex(session.desk, work, parent, extra.parentEvents)
    }
    if (extra.parent && endsRevision.has(step.to)) freeParent(work, extra.parent)
    return storeDueIndex(session.desk, work, row, extra.events)
  },
}

const levelOf = (status: string): { level?: ReviewLevel } =>
  status === 'first_review' ? { level: 'first' } : status === 'second_review' ? { level: 'second' } : {}

/** What the guards ask that the record does not hold: open faults of the content, and its hash as it is now. */
function factsOf(current: CaseEntry, { contentHash, parent }: Extra, { desk }: SessionContext): JsonObject {
  const { findings } = qualityOf(desk).check(caseContentOf(current))
  const errors = findings.filter((finding) => finding.severity === 'error')
  const isSensitive = (code: string) => code.startsWith('quality.sensitive')
  const fact = ({ code, path, message }: (typeof errors)[number]): JsonObject => ({
    code,
    path,
    message: { ...message },
  })
  return {
    contentHash,
    revisedCategory: parent && categoryOf(caseLifecycleOf(desk), parent.doc.status),
    qualityErrors: errors.filter((finding) => !isSensitive(finding.code)).map(fact),
    sensitiveFindings: errors.filter((finding) => isSensitive(finding.code)).map(fact),
  }
}

const eventNames: Readonly<Record<CaseEventName, string>> = {
  'case.submit': 'case.submitted',
  'case.withdraw': 'case.withdrawn',
  'case.claim': 'case.claimed',
  'case.pass': 'case.passed',
  'case.request_changes': 'case.changes_requested',
  'case.reject': 'case.rejected',
  'case.publish': 'case.released',
  'case.flag_review': 'case.review_flagged',
  'case.confirm_valid': 'case.validity_confirmed',
  'case.archive': 'case.archived',
  'case.restore': 'case.restored',
  'case.retire': 'case.retired',
}

/** The revision's words become the published entry's; what it said before is kept as an edition. */
function replaceEdition(
  work: Work,
  parent: Row<CaseEntry>,
  revision: CaseEntry,
  lifecycle: Lifecycle<CaseEntry>,
): Row<CaseEntry> {
  const before = parent.doc
  work.create<CaseEdition>('case_edition', {
    id: `${parent.id}:${before.edition}`,
    case: parent.id,
    edition: before.edition,
    content: caseContentOf(before),
    regions: before.regions,
    publishedAt: before.publishedAt ?? before.createdAt,
    replacedAt: work.at,
    by: revision.author,
    reason: revision.reason ?? '',
  })
  const row = work.change(parent, (draft) => {
    const { contentHash, qualityScore, desensitised, reviews } = revision
    Object.assign(draft, manuscriptOf(revision), { contentHash, qualityScore, desensitised, reviews })
    draft.status = 'published'
    draft.edition += 1
    draft.publishedAt = work.at
    draft.reviewDueAt = addMonths(work.at, lifecycle.settings.reviewAfterMonths)
    draft.updatedAt = work.at
    delete draft.reason
  })
  work.emit('case.published', row, { edition: row.doc.edition, revision: revision.id })
  return row
}

const endsRevision: ReadonlySet<string> = new Set(['applied', 'rejected', 'retired'])

function freeParent(work: Work, parent: Row<CaseEntry>): void {
  work.change(parent, (draft) => {
    delete draft.revision
  })
}
