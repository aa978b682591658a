import { describe, expect, it } from 'vitest'
import { machineDown, publish } from './cases.js'
import { helpdesk } from './helpdesk.js'

const start = '2026-03-10 10:00'

describe('a search for articles', () => {
  it('finds and counts those of which every cited case may be read, and follows the cases', async () => {
    const { as } = await helpdesk(start)
    const south = await publish(as, { ...machineDown, regions: ['华东', '华南'] })
    const east = await publish(as, machineDown)
    const write = async (title: string, cites: readonly string[]) => {
      const { id } = await as('agent').articles.create({ title, text: '母线电压正常时更换驱动器。', cites })
      await as('libraryAdmin').articles.send(id, { type: 'article.publish' })
      return id
    }
    const both = await write('报警 E-1024 处理指引', [south, east])
    const shared = await write('驱动器更换指引', [south])
    await as('agent').articles.create({ title: '驱动器草稿', text: '草稿' })
    const found = async (who: Parameters<typeof as>[0], text = '驱动器') => {
      const { hits, total } = await as(who).articles.search({ text })
      return { ids: hits.map(({ article }) => article.id).sort(), total }
    }
    expect(await found('otherAgent')).toEqual({ ids: [both, shared].sort(), total: 2 })
    expect(await found('southAgent')).toEqual({ ids: [shared], total: 1 })
    expect(await found('northAgent')).toEqual({ ids: [], total: 0 })
    // Sales see the cited cases masked: the title is found, the text is neither found by nor shown.
    expect(await found('sales', '母线电压')).toEqual({ ids: [], total: 0 })
    const [hit] = (await as('sales').articles.search({ text: '更换指引' })).hits
    expect(hit?.article.title).toBe('驱动器更换指引')
    expect(hit?.article).not.toHaveProperty('text')
    await as('libraryAdmin').cases.send(south, { type: 'case.retire', reason: '结论有误' })
    expect(await found('otherAgent')).toEqual({ ids: [], total: 0 })
    expect((await found('libraryAdmin')).total).toBe(2)
  })
})
