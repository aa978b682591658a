import type { Json, LocalText } from '../shared/index.js'
import { type FindingCode, findingTexts } from './messages.js'

/** An `error` stands in the way of submission, a `warning` should be mended, a `hint` is advice. */
export type Severity = 'error' | 'warning' | 'hint'

/** The six elements that every case must have before it is published (L2). */
export const coreElements = ['industry', 'problem', 'process', 'tools', 'outcome', 'testimonial'] as const
export type CoreElement = (typeof coreElements)[number]

export const coreElementLabels: Readonly<Record<CoreElement, LocalText>> = {
  industry: { zh: '行业背景', en: 'Industry background' },
  problem: { zh: '问题描述', en: 'Problem' },
  process: { zh: '解决过程', en: 'Resolution process' },
  tools: { zh: '所用工具', en: 'Tools used' },
  outcome: { zh: '成效数据', en: 'Outcome data' },
  testimonial: { zh: '客户评价', en: 'Customer testimonial' },
}

/** One thing to mend in a case, as data. Codes of the standard rules are {@link FindingCode}; hosts add their own. */
export interface Finding {
  /** `quality.…`. */
  readonly code: string
  readonly severity: Severity
  /** Where in the content. */
  readonly path: readonly (string | number)[]
  /** The words meant, as [start, end) in UTF-16 units of the text at `path`. */
  readonly range?: readonly [start: number, end: number]
  readonly details: { readonly [name: string]: Json }
  readonly message: LocalText
  /** The core element that it belongs to, if one. */
  readonly element?: CoreElement
}

export interface FindingOptions {
  readonly details?: { readonly [name: string]: Json }
  readonly range?: readonly [start: number, end: number]
  readonly element?: CoreElement
}

/** A finding of the standard rules, its sentence taken from the catalogue. */
export function finding(
  severity: Severity,
  code: FindingCode,
  path: Finding['path'],
  { details = {}, range, element }: FindingOptions = {},
): Finding {
  const { message } = findingTexts.data(code, { details })
  return {
    code,
    severity,
    path,
    details,
    message,
    ...(range ? { range } : {}),
    ...(element ? { element } : {}),
  }
}
