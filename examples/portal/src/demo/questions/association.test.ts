import { createAssociation, wordFeatures } from '@caselore/search/association'
import { createWordSegmenter } from '@caselore/search/words'
import { describe, expect, it } from 'vitest'
import { demoCases } from '../cases/index.js'

const hostWords = new Set(demoCases.flatMap(({ content }) => content.tags))
const tags = createAssociation({ features: wordFeatures(await createWordSegmenter({ hostWords })) })
tags.add(
  demoCases.map(({ key, content }) => ({
    id: key,
    text: `${content.title} ${content.symptom.customerWords} ${content.symptom.scene}`,
    labels: content.tags,
    attributes: { audience: 'customer' },
  })),
)

describe('tags learned from the demo', () => {
  it.each([
    ['设备停机', ['生产线故障', '电机过热']],
    ['打印机卡纸', ['打印异常', '报警代码']],
    ['同事登录不了系统', ['登录失败']],
  ])('suggests for %s', (text, expected) => {
    const found = tags.related({ text, scope: 'all', limit: 5 }).map(({ label }) => label)
    expect(found).toEqual(expect.arrayContaining(expected))
  })
})
