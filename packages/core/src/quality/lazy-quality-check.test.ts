import { expect, it } from 'vitest'
import { createQualityCheck, lazyQualityCheck } from './index.js'
import { goodCase } from './test-content.js'

it('finds, scores and masks what the check itself does, also when asked twice at once', async () => {
  const [standard, lazy] = [createQualityCheck(), lazyQualityCheck()]
  const content = goodCase({ title: '大概是坏了', symptom: { customerWords: '请打 13800138000，找王工' } })
  const reports = await Promise.all([lazy.check(content), lazy.check(content)])
  expect(reports).toEqual([standard.check(content), standard.check(content)])
  expect(reports[0].findings).not.toEqual([])
  expect(await lazy.mask(content, ['王工'])).toEqual(standard.mask(content, ['王工']))
})
