import type { DeskClient } from '@caselore/core/desk'
import { expect, it, vi } from 'vitest'
import { relatedTags } from './related-tags.js'

const rows = [
  ['注塑机报警停机', ['设备停机', '生产线故障']],
  ['减速电机过热跳闸', ['设备停机', '电机过热', '生产线故障']],
  ['登录失败未绑定', ['登录失败']],
] as const

function clientWith(search: () => Promise<unknown>) {
  return { cases: { search } } as unknown as DeskClient
}

const hits = rows.map(([title, tags], i) => ({ case: { id: `c${i}`, title, tags } }))
const shown = (element: HTMLElement) =>
  [...element.querySelectorAll('button')].map((button) => button.textContent)

it('shows the tags that go with a search and hands over the one that is chosen', async () => {
  const choose = vi.fn<(tag: string) => void>()
  const search = vi.fn(async () => ({ hits, total: hits.length, facets: {} }))
  const { element, look } = relatedTags({ client: clientWith(search) }, choose)
  expect(element.hidden).toBe(true)
  await look('设备停机')
  expect(shown(element)).toEqual(['生产线故障', '电机过热'])
  element.querySelector('button')?.click()
  expect(choose).toHaveBeenCalledWith('生产线故障')
  await look('登录')
  expect(shown(element)).toEqual(['登录失败'])
  await look(' ')
  expect(element.hidden).toBe(true)
  expect(search).toHaveBeenCalledTimes(1)
})

it('stays out of the way when the cases cannot be read, and tries again', async () => {
  const search = vi
    .fn()
    .mockRejectedValueOnce(new Error('offline'))
    .mockResolvedValue({ hits, total: 3, facets: {} })
  const { element, look } = relatedTags({ client: clientWith(search) }, () => {})
  await look('设备停机')
  expect(element.hidden).toBe(true)
  await look('设备停机')
  expect(element.hidden).toBe(false)
})
