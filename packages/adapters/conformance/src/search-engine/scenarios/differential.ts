import type { SearchDocument } from '@caselore/core/search'
import { expect } from 'vitest'
import { seededRandom } from '../../random.js'
import type { SearchScenario } from '../scenario.js'
import { type Create, entry, question, suggest } from '../world.js'

const words = ['停机', '电机', '过热', 'E-1024', 'servo', '报警', '𠮷', '滤网', 'compressor', '，']

/** Random changes, then the same questions to that engine and to one that was built from what is left. */
async function compare(create: Create, seed: number, changes: number): Promise<void> {
  const random = seededRandom(seed)
  const pick = <Value>(list: readonly Value[]): Value => list[Math.floor(random() * list.length)] as Value
  const text = () => Array.from({ length: 1 + Math.floor(random() * 4) }, () => pick(words)).join('')
  const left = new Map<string, SearchDocument>()
  const changed = await create()
  for (let i = 0; i < changes; i++) {
    const batch = Array.from({ length: 1 + Math.floor(random() * 3) }, () =>
      entry(
        `r${Math.floor(random() * 40)}`,
        { title: text(), ...(random() < 0.5 ? { body: text() } : { tags: [text(), text()] }) },
        {
          attributes: {
            open: random() < 0.7,
            ...(random() < 0.7 ? { reuse: Math.floor(random() * 5) } : {}),
          },
        },
      ),
    )
    if (random() < 0.3) {
      const ids = batch.map(({ id }) => id)
      await changed.remove('acme', ids)
      for (const id of ids) left.delete(id)
    } else {
      await changed.index(batch)
      for (const document of batch) left.set(document.id, document)
    }
    if (random() < 0.5) await changed.search(question(text(), { limit: 3 }))
  }
  const fresh = await create()
  await fresh.index([...left.values()])
  for (let i = 0; i < 8; i++) {
    const query = question(text(), {
      scope: { field: 'open', op: 'eq', value: true },
      facets: ['reuse'],
      highlight: true,
      sort: i % 4 === 3 ? { by: 'reuse', direction: 'desc' } : 'relevance',
    })
    expect(await changed.search(query), `seed ${seed}`).toEqual(await fresh.search(query))
  }
  expect(await suggest(changed, '电'), `seed ${seed}`).toEqual(await suggest(fresh, '电'))
  expect((await changed.stats()).documents).toBe(left.size)
}

/** An index that was changed answers like one built afresh from what is left. */
export const differentialScenarios: readonly SearchScenario[] = [
  {
    key: 'differential.changed-answers-like-fresh',
    async run(create) {
      for (let seed = 1; seed <= 6; seed++) await compare(create, seed, 30)
    },
  },
]
