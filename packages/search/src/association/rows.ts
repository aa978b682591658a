import type { JsonObject } from '@caselore/core/shared'

/** What is kept of an example: its features, never its text. */
export interface LearnedRow {
  readonly id: string
  readonly features: readonly string[]
  readonly labels: readonly string[]
  readonly attributes: JsonObject
}

/** Numbers of rows: all, with a feature, with a label, with both; and with a label and any feature that was asked. */
export interface Counts {
  readonly rows: number
  readonly features: ReadonlyMap<string, number>
  readonly labels: ReadonlyMap<string, number>
  readonly together: ReadonlyMap<string, ReadonlyMap<string, number>>
  readonly support: ReadonlyMap<string, number>
}

/** The rows by id and by feature; labels are features too, so that labels call labels. */
export interface Rows {
  put(row: LearnedRow): void
  remove(id: string): void
  all(): LearnedRow[]
  /** Known labels that stand in a text as they are. */
  labelsIn(text: string): string[]
  count(admits: (row: JsonObject) => boolean, asked: ReadonlySet<string>): Counts
}

export function createRows(
  descriptions: Readonly<Record<string, string>>,
  features: (text: string) => readonly string[],
): Rows {
  const rows = new Map<string, LearnedRow>()
  const byFeature = new Map<string, Set<LearnedRow>>()
  const labelCounts = new Map<string, number>()
  const described = Object.entries(descriptions).map(([label, text]) => ({
    id: '',
    labels: [label],
    features: [...new Set(features(text))],
    attributes: {},
  }))

  const featuresOf = ({ features, labels }: LearnedRow) => [
    ...features,
    ...labels.map((label) => `#${label}`),
  ]

  function remove(id: string): void {
    const row = rows.get(id)
    if (!row) return
    rows.delete(id)
    for (const feature of featuresOf(row)) {
      const having = byFeature.get(feature)
      having?.delete(row)
      if (having?.size === 0) byFeature.delete(feature)
    }
    for (const label of row.labels) {
      const left = (labelCounts.get(label) ?? 0) - 1
      if (left > 0) labelCounts.set(label, left)
      else labelCounts.delete(label)
    }
  }

  return {
    put(row) {
      remove(row.id)
      rows.set(row.id, row)
      for (const feature of featuresOf(row))
        byFeature.set(feature, (byFeature.get(feature) ?? new Set()).add(row))
      for (const label of row.labels) labelCounts.set(label, (labelCounts.get(label) ?? 0) + 1)
    },
    remove,
    all: () => [...rows.values()].sort((a, b) => (a.id < b.id ? -1 : 1)),
    labelsIn: (text) => [...labelCounts.keys()].filter((label) => label !== '' && text.includes(label)),
    count(admits, asked) {
      const counting = createCounting(asked)
      const seen = new Set<LearnedRow>()
      for (const row of rows.values()) if (admits(row.attributes)) counting.row(row)
      for (const feature of asked) {
        for (const row of byFeature.get(feature) ?? []) {
          if (!admits(row.attributes)) continue
          counting.pair(feature, row)
          if (!seen.has(row)) counting.support(row)
          seen.add(row)
        }
      }
      for (const row of described) {
        counting.row(row)
        for (const feature of row.features) if (asked.has(feature)) counting.pair(feature, row)
      }
      return counting.counts
    },
  }
}

function createCounting(asked: ReadonlySet<string>) {
  const features = new Map<string, number>()
  const labels = new Map<string, number>()
  const support = new Map<string, number>()
  const together = new Map<string, Map<string, number>>(Array.from(asked, (feature) => [feature, new Map()]))
  const counts = { rows: 0, features, labels, together, support }
  const up = (map: Map<string, number>, key: string) => map.set(key, (map.get(key) ?? 0) + 1)
  return {
    counts,
    row({ labels: some }: LearnedRow) {
      counts.rows++
      for (const label of some) up(labels, label)
    },
    pair(feature: string, row: LearnedRow) {
      up(features, feature)
      const having = together.get(feature)
      if (having) for (const label of row.labels) up(having, label)
    },
    support(row: LearnedRow) {
      for (const label of row.labels) up(support, label)
    },
  }
}
