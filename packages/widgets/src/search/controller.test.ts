import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createFakeClient } from '../testing/fake-client.js'
import { createFakeWorld } from '../testing/fake-world.js'
import { createSearchController } from './controller.js'

describe('createSearchController', () => {
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => void vi.useRealTimers())

  it('asks for suggestions once typing pauses, and for nothing when the box is empty again', async () => {
    const { client, world } = createFakeClient()
    const search = createSearchController(client)
    for (const text of ['E', 'E-', 'E-1']) search.type(text)
    await vi.advanceTimersByTimeAsync(120)
    expect(search.state.suggestions.map(({ text }) => text)).toContain('E-1024 报警：编码器线松动')
    search.type(' ')
    await vi.advanceTimersByTimeAsync(120)
    expect(search.state.suggestions).toEqual([])
    expect(world.calls.filter(({ name }) => name === 'cases.suggest').map(({ args }) => args[0])).toEqual([
      'E-1',
    ])
  })

  it('does not let a late suggestion open the list again after the search was sent', async () => {
    const { client } = createFakeClient()
    const search = createSearchController(client)
    search.type('E-1')
    await search.submit()
    await vi.advanceTimersByTimeAsync(500)
    expect(search.state.suggestions).toEqual([])
    expect(search.state).toMatchObject({ status: 'ready', query: 'E-1', total: 2 })
  })

  it('offers another spelling, and forgets it with the next question', async () => {
    const { client } = createFakeClient()
    const search = createSearchController({
      ...client,
      cases: {
        ...client.cases,
        search: async (query) => ({
          ...(await client.cases.search(query)),
          ...(query.text === '亭机' ? { didYouMean: '停机' } : {}),
        }),
      },
    })
    await search.submit('亭机')
    expect(search.state.didYouMean).toBe('停机')
    await search.submit('停机')
    expect(search.state.didYouMean).toBeUndefined()
  })

  it('notes which hit was opened and where it stood, and nothing while the library is only browsed', async () => {
    const { client, world } = createFakeClient()
    const search = createSearchController(client)
    const notes = () => world.calls.filter(({ name }) => name === 'search.opened').map(({ args }) => args[0])
    await search.submit('')
    search.opened(search.state.hits[0]?.case.id ?? '')
    expect(notes()).toEqual([])
    await search.submit('E-1')
    const { id = '' } = search.state.hits[1]?.case ?? {}
    world.failing.set('search.opened', new TypeError('Failed to fetch'))
    search.opened(id)
    await vi.advanceTimersByTimeAsync(0)
    expect(notes()).toEqual([{ text: 'E-1', case: id, position: 2 }])
  })

  it('shows only the answer to the newest question', async () => {
    const { client } = createFakeClient()
    const search = createSearchController(client)
    const early = search.submit('打印机')
    await search.submit('登录')
    await early
    expect(search.state.hits.map((hit) => hit.case.id)).toEqual(['case-4'])
  })

  it('narrows by chosen values, any of one facet and all facets together, and starts anew with other words', async () => {
    const { client, world } = createFakeClient()
    const search = createSearchController(client)
    await search.submit('')
    await search.toggle('tags', '报警')
    await search.toggle('tags', '停机')
    await search.toggle('basics.product', '注塑机 HX-260')
    expect(world.calls.at(-1)?.args[0]).toMatchObject({
      where: {
        and: [
          {
            or: [
              { field: 'tags', op: 'has', value: '报警' },
              { field: 'tags', op: 'has', value: '停机' },
            ],
          },
          { field: 'basics.product', op: 'in', value: ['注塑机 HX-260'] },
        ],
      },
    })
    await search.submit('E-1024')
    expect(search.state.chosen).toEqual({})
  })

  it('adds pages of hits until all are there', async () => {
    const { client } = createFakeClient(createFakeWorld(0, 25))
    const search = createSearchController(client)
    await search.submit('')
    await Promise.all([search.more(), search.more()])
    await search.more()
    await search.more()
    expect(search.state.hits).toHaveLength(25)
    expect(new Set(search.state.hits.map((hit) => hit.case.id)).size).toBe(25)
  })

  it('keeps the words when the search fails', async () => {
    const { client, world } = createFakeClient()
    world.failing.set('cases.search', new TypeError('Failed to fetch'))
    const search = createSearchController(client)
    await search.submit('停机')
    expect(search.state).toMatchObject({ status: 'failed', text: '停机', failure: { kind: 'offline' } })
  })
})
