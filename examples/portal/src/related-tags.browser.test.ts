import type { DeskClient } from '@caselore/core/desk'
import { expect, it, vi } from 'vitest'
import { relatedTags } from './related-tags.js'

const clientWith = (tags: DeskClient['search']['tags']) => ({ search: { tags } }) as unknown as DeskClient
const label = (text: string) => ({ label: text, score: 1, support: 1, why: [] })
const shown = (element: HTMLElement) =>
  [...element.querySelectorAll('button')].map((button) => button.textContent)

it('names the tags that go with a search and hands over the one that is chosen', async () => {
  const choose = vi.fn<(tag: string) => void>()
  const tags = vi.fn(async (text: string) =>
    text === '登录' ? [] : [label('生产线故障'), label('电机过热')],
  )
  const { element, look } = relatedTags({ client: clientWith(tags) }, choose)
  expect(element.hidden).toBe(true)
  await look('设备停机')
  expect(element.textContent).toContain('相关标签')
  expect(shown(element)).toEqual(['生产线故障', '电机过热'])
  element.querySelector('button')?.click()
  expect(choose).toHaveBeenCalledWith('生产线故障')
  await look('登录')
  expect(element.hidden).toBe(true)
  await look(' ')
  expect(tags).toHaveBeenCalledTimes(2)
})

it('stays out of the way when the desk cannot tell, and tries again', async () => {
  const tags = vi
    .fn()
    .mockRejectedValueOnce(new Error('offline'))
    .mockResolvedValue([label('登录失败')])
  const { element, look } = relatedTags({ client: clientWith(tags) }, () => {})
  await look('设备停机')
  expect(element.hidden).toBe(true)
  await look('设备停机')
  expect(element.hidden).toBe(false)
})
