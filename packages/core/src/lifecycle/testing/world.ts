import {
  type CaseEntry,
  emptyCaseContent,
  type Review,
  type StatusCategory,
  type Ticket,
} from '../../schema/index.js'
import type { JsonObject, Result } from '../../shared/index.js'
import type { StepContext } from '../types.js'

/** Friday 2026-02-13, 17:40 in Shanghai. */
export const at = Date.UTC(2026, 1, 13, 9, 40)
export const days = (count: number): number => count * 86_400_000

export const by = (
  id: string,
  more: { roles?: readonly string[]; now?: number; facts?: JsonObject } = {},
): StepContext => ({ actor: { id, roles: more.roles ?? [] }, now: more.now ?? at, facts: more.facts ?? {} })

export const codes = (result: Result<unknown>): string[] =>
  result.ok ? [] : result.refusals.map(({ code }) => code)

export function aTicket(fields: Partial<Ticket> = {}): Ticket {
  const status = fields.status ?? 'new'
  return {
    id: 'ticket-1',
    number: 'T-1',
    subject: '注塑机停机',
    description: '报警 E-1024',
    channel: 'web',
    requester: 'requester-1',
    priority: 'high',
    tags: [],
    regions: [],
    watchers: [],
    attachments: [],
    references: [],
    custom: {},
    status,
    statusCategory: status as StatusCategory,
    cancelled: false,
    escalation: 0,
    reopenings: 0,
    transfers: 0,
    cites: [],
    zone: 'Asia/Shanghai',
    createdAt: at - days(3),
    updatedAt: at - days(1),
    ...fields,
  }
}

export function aCase(fields: Partial<CaseEntry> = {}): CaseEntry {
  return {
    ...emptyCaseContent('伺服驱动器过热报警'),
    id: 'case-1',
    number: 'C-1',
    author: 'author-1',
    coAuthors: ['co-author-1'],
    status: 'draft',
    track: 'routine',
    audience: 'internal',
    confidence: 'work_in_progress',
    governance: 'compliance',
    sensitivity: 'normal',
    contentHash: 'hash-1',
    reviews: [],
    edition: 0,
    desensitised: true,
    qualityScore: 90,
    citations: 0,
    solved: 0,
    notSolved: 0,
    ratingSum: 0,
    ratingCount: 0,
    zone: 'Asia/Shanghai',
    createdAt: at - days(3),
    updatedAt: at - days(1),
    ...fields,
  }
}

export const aPass = (fields: Partial<Review> = {}): Review => ({
  level: 'first',
  reviewer: 'reviewer-1',
  decision: 'passed',
  scores: { authenticity: 4, typicality: 4, reusability: 4 },
  checklist: ['complete', 'logical', 'accurate'],
  comments: [],
  contentHash: 'hash-1',
  void: false,
  at: at - days(1),
  ...fields,
})
