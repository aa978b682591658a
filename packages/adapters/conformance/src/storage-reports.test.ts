import { memoryStorage } from '@caselore/core/storage'
import { expect, it } from 'vitest'
import { storageReports } from './storage-reports.js'

const { capabilities } = memoryStorage()
const note = (key: string, more = {}) => ({ caselore: { storage: 'crm', key, capabilities, ...more } })

it('reads how each scenario ended from vitest’s report, and passes over other tests', () => {
  const assertionResults = [
    { status: 'passed', meta: note('guard.check-version') },
    { status: 'skipped', meta: note('feed.starts-empty') },
    { status: 'failed', meta: note('order.missing-last') },
    { status: 'passed', meta: note('text.emoji', { gap: 'the CRM keeps Latin-1' }) },
    { status: 'failed', meta: note('text.nul', { gap: 'closed by now' }) },
    { status: 'passed', meta: {} },
    { status: 'passed' },
  ]
  expect(storageReports({ testResults: [{ assertionResults }] })).toEqual([
    {
      name: 'crm',
      capabilities,
      scenarios: {
        'guard.check-version': 'passed',
        'feed.starts-empty': 'skipped',
        'order.missing-last': 'failed',
        'text.emoji': 'gap',
        'text.nul': 'failed',
      },
      gaps: { 'text.emoji': 'the CRM keeps Latin-1', 'text.nul': 'closed by now' },
    },
  ])
})
