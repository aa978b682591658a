import { expect, it } from 'vitest'
import { withhold } from './withhold.js'

const row = (team: string, n: number) => ({
  group: { team },
  figures: { csat: { n, sum: n, mean: 1, value: 1 } },
})
const shown = (counts: readonly number[], least = 5) => {
  const { rows, withheld } = withhold(
    counts.map((n, index) => row(String(index), n)),
    least,
  )
  return { left: rows.flatMap(({ figures }) => figures.csat?.n ?? []), withheld }
}

it('takes out what rests on too few', () => {
  expect(shown([9, 3, 2])).toEqual({ left: [9], withheld: 2 })
})

it('takes out one more when a single one could be found by subtraction', () => {
  expect(shown([9, 3, 7])).toEqual({ left: [9], withheld: 2 })
})

it('leaves everything to those who may read the records, and what is large enough to all', () => {
  expect(shown([9, 3, 1], 1)).toEqual({ left: [9, 3, 1], withheld: 0 })
  expect(shown([9, 5])).toEqual({ left: [9, 5], withheld: 0 })
})
