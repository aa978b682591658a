import * as z from 'zod/mini'
import { type Dimension, dimensions, periodUnits } from '../../analytics/index.js'
import { type FieldTypes, type Filter, parseFilter } from '../../filter/index.js'
import { instant, parseInput, text } from '../../schema/index.js'
import type { Instant } from '../../shared/index.js'
import { must } from '../must.js'
import { deskRefusals } from '../refusals.js'
import type { FigureQuery } from './types.js'

const day = 86_400_000
const mostPeriods = 400

const input = z.optional(
  z.strictObject({
    from: z.optional(instant),
    to: z.optional(instant),
    period: z.optional(z.enum(periodUnits.filter((unit) => unit !== 'all'))),
    groupBy: z.optional(z.array(z.enum(dimensions)).check(z.maxLength(2))),
    where: z.optional(z.unknown()),
    kpis: z.optional(z.array(text(200)).check(z.maxLength(100))),
    reason: z.optional(text()),
  }),
)

/** A question about figures with every default filled in. */
export interface Asked {
  readonly from: Instant
  readonly to: Instant
  readonly period: Exclude<FigureQuery['period'], undefined>
  readonly groupBy: readonly Dimension[]
  readonly where: Filter | undefined
  readonly kpis: readonly string[] | undefined
}

const fields: FieldTypes = Object.fromEntries(dimensions.map((name) => [name, 'string']))

/** The shortest that a step can be. */
const lengths = { hour: day / 24, day, week: 7 * day, month: 28 * day, quarter: 90 * day, year: 365 * day }

export function askedOf(query: unknown, now: Instant): Asked {
  // What happens in this very millisecond is seen as well.
  const {
    from,
    to = now + 1,
    period = 'day',
    groupBy = [],
    where,
    kpis,
  } = must(parseInput(input, query)) ?? {}
  const begin = from ?? to - 30 * day
  if (begin >= to)
    throw deskRefusals.error('desk.bad_period', { path: ['from'], details: { from: begin, to } })
  if ((to - begin) / lengths[period] > mostPeriods)
    throw deskRefusals.error('desk.too_many_periods', { path: ['period'], details: { limit: mostPeriods } })
  const filter = where === undefined ? undefined : must(parseFilter(where, { fields }))
  return { from: begin, to, period, groupBy, where: filter, kpis }
}
