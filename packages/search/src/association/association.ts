import { compileFilter } from '@caselore/core/filter'
import type { AssociationModel, RelatedLabel } from '@caselore/core/search'
import type { JsonObject } from '@caselore/core/shared'
import { calibrationOf } from '../relevance/index.js'
import type { SearchScope } from '../types.js'
import { bestPaths, type LabelTree } from './label-tree.js'
import { type Counts, createRows, type LearnedRow } from './rows.js'

export interface AssociationOptions {
  /** What of a text is compared: words, pairs of characters. See `wordFeatures` and `pairFeatures`. */
  readonly features: (text: string) => readonly string[]
  /** For labels that lie in a tree. */
  readonly tree?: LabelTree
  /** Texts that say what a label means before any row has it, such as a node's name and aliases. */
  readonly descriptions?: Readonly<Record<string, string>>
}

export interface Association extends AssociationModel {
  /** What was learned, as JSON. */
  save(): SavedAssociation
}

export interface SavedAssociation {
  readonly rows: readonly LearnedRow[]
}

/**
 * Learns from a host's own rows what goes with what: 设备停机 with 生产线故障 and 电机过热, a customer's sentence with a
 * node of the taxonomy. There is no model that could tell of hidden rows: every answer is counted at the time of the
 * question from the rows that the scope lets through, and from the descriptions, which must be public to all who may
 * ask. So a change counts at once, and what was changed answers like what was learned afresh.
 *
 * @example
 * ```ts
 * const tags = createAssociation({ features: wordFeatures(await createWordSegmenter()) })
 * tags.add([{ id: 'c1', text: '注塑机停机', labels: ['设备停机', '生产线故障'], attributes: { status: 'published' } }])
 * tags.related({ text: '设备停机', scope: { field: 'status', op: 'eq', value: 'published' } })
 * ```
 */
export function createAssociation(options: AssociationOptions, saved?: SavedAssociation): Association {
  const { features, tree, descriptions = {} } = options
  const rows = createRows(descriptions, features)
  for (const row of saved?.rows ?? []) rows.put(row)

  const countsFor = (scope: SearchScope, asked: readonly string[]): Counts =>
    rows.count(admitterOf(scope), new Set(asked))

  return {
    add(examples) {
      for (const { id, text, labels, attributes } of examples)
        rows.put({
          id,
          features: [...new Set(features(text))],
          labels: [...new Set(labels)],
          attributes: structuredClone(attributes),
        })
    },
    remove: (ids) => ids.forEach(rows.remove),
    related({ text, labels = [], scope, limit = 8 }) {
      const named = rows.labelsIn(text)
      const asked = [...new Set([...features(text), ...[...labels, ...named].map(labelFeature)])]
      const said = new Set([...labels, ...named])
      return rankRelated(countsFor(scope, asked), asked, said).slice(0, limit)
    },
    classify({ text, scope, limit = 5, confidence = [] }) {
      const asked = [...new Set(features(text))]
      const counts = countsFor(scope, asked)
      return bestPaths(posterior(counts, asked), tree, calibrationOf(confidence)).slice(0, limit)
    },
    save: () => ({ rows: rows.all().map((row) => structuredClone(row)) }),
  }
}

/** A label as a feature of rows that have it, apart from words. */
const labelFeature = (label: string) => `#${label}`

function admitterOf(scope: SearchScope): (row: JsonObject) => boolean {
  if (scope === 'all') return () => true
  return scope === 'none' ? () => false : compileFilter(scope)
}

// Rows that share little with others must not decide: as if each pair were seen half a time more by chance.
const chance = 0.5

/**
 * Labels by how much more often they occur with what was asked than by themselves: the sum over features of the
 * pointwise mutual information (Church and Hanks 1990), smoothed, each weighted by how sure it is.
 */
function rankRelated(counts: Counts, asked: readonly string[], said: ReadonlySet<string>): RelatedLabel[] {
  const found: RelatedLabel[] = []
  for (const [label, total] of counts.labels) {
    if (said.has(label)) continue
    const parts = asked.flatMap((feature) => {
      const together = counts.together.get(feature)?.get(label) ?? 0
      if (together === 0) return []
      const alone = ((counts.features.get(feature) ?? 0) * total) / counts.rows
      const information = Math.log((together + chance) / (alone + chance))
      return information > 0 ? [{ feature, worth: information * together ** 0.5 }] : []
    })
    if (parts.length === 0) continue
    parts.sort((a, b) => b.worth - a.worth || (a.feature < b.feature ? -1 : 1))
    found.push({
      label,
      score: parts.reduce((sum, { worth }) => sum + worth, 0),
      support: counts.support.get(label) ?? 0,
      why: [...new Set(parts.map(({ feature }) => feature.replace(/^#/, '')))].slice(0, 3),
    })
  }
  return found.sort((a, b) => b.score - a.score || (a.label < b.label ? -1 : 1))
}

// As much as so many rows with the label that have each feature as often as all rows have it.
const background = 2
// Features of a text say the same several times over; each counts for less, or one label would take all.
const dependence = 0.5

/** Naive Bayes with rows as witnesses of features, each label's share drawn towards all rows' share. */
function posterior(counts: Counts, asked: readonly string[]): Map<string, number> {
  const known = asked.filter((feature) => (counts.features.get(feature) ?? 0) > 0)
  if (known.length === 0) return new Map()
  // In the order of names, or sums would differ in their last digit with the order in which rows came.
  const labels = [...counts.labels].sort(([a], [b]) => (a < b ? -1 : 1))
  const scores = labels.map(([label, total]) => {
    const likelihood = known.reduce((sum, feature) => {
      const usual = ((counts.features.get(feature) ?? 0) + chance) / (counts.rows + 1)
      const together = counts.together.get(feature)?.get(label) ?? 0
      return sum + Math.log((together + background * usual) / (total + background) / usual)
    }, 0)
    return [label, Math.log(total + 1) + likelihood * dependence] as const
  })
  const highest = Math.max(...scores.map(([, score]) => score))
  const weights = scores.map(([label, score]) => [label, Math.exp(score - highest)] as const)
  const whole = weights.reduce((sum, [, weight]) => sum + weight, 0)
  return new Map(weights.map(([label, weight]) => [label, weight / whole]))
}
