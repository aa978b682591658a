import { caseLifecycle } from '@caselore/core/lifecycle'
import { describe, expect, it } from 'vitest'
import { caseStatus, caseStatusLabels } from './case-status.js'

describe('caseStatus', () => {
  it('calls every status as the lifecycle does', () => {
    const labels = Object.entries(caseLifecycle.statuses).map(([id, { label }]) => [id, label])
    expect(caseStatusLabels).toEqual(Object.fromEntries(labels))
  })

  it('shows a status of the host by its id', () => {
    expect(caseStatus('legal_check', 'en')).toEqual({ text: 'legal_check', tone: undefined })
  })
})
