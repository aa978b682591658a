import { describe, expect, it } from 'vitest'
import { nodePath } from './node-path.js'

const node = (id: string, name: string, more: object = {}) => ({
  id,
  name,
  aliases: [],
  position: 0,
  ...more,
})
const nodes = [
  node('mach', '机械设备', { nameEn: 'Machinery' }),
  node('pack', '包装线', { nameEn: '', parent: 'mach' }),
  node('jam', '卡料', { nameEn: 'Jam', parent: 'pack' }),
]

describe('nodePath', () => {
  it('leads from the root down to the node, in the reader’s language as far as there are names in it', () => {
    expect(nodePath('jam', nodes, 'zh-CN')).toBe('机械设备 › 包装线 › 卡料')
    expect(nodePath('jam', nodes, 'en')).toBe('Machinery › 包装线 › Jam')
  })

  it('is empty for what the tree does not have', () => {
    expect(nodePath('gone', nodes, 'zh-CN')).toBe('')
    expect(nodePath(undefined, nodes, 'zh-CN')).toBe('')
  })

  it('ends where the tree bites its own tail, or a parent is missing', () => {
    const loop = [node('a', 'A', { parent: 'b' }), node('b', 'B', { parent: 'a' })]
    expect(nodePath('a', loop, 'en')).toBe('B › A')
    expect(nodePath('c', [node('c', 'C', { parent: 'gone' })], 'en')).toBe('C')
  })
})
