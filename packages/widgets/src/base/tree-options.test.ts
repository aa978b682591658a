import { describe, expect, it } from 'vitest'
import { treeOptions } from './tree-options.js'

const node = (id: string, position: number, parent?: string) => ({
  id,
  name: id,
  aliases: [],
  position,
  ...(parent ? { parent } : {}),
})

describe('treeOptions', () => {
  it('puts every node below its parent, in order, and one whose parent is unknown on top', () => {
    const nodes = [
      node('b', 2),
      node('a2', 2, 'a'),
      node('a', 1),
      node('a1', 1, 'a'),
      node('lost', 9, 'gone'),
    ]
    expect(treeOptions(nodes, 'zh-CN').map(({ text }) => text)).toEqual(['a', '　a1', '　a2', 'b', 'lost'])
  })
})
