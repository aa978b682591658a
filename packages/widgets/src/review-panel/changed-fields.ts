import type { CaseView } from '@caselore/core/desk'
import { audienceLabels, sensitivityLabels, trackLabels } from '@caselore/core/schema'
import { type LocalText, localText } from '@caselore/core/shared'
import { type DiffPiece, diffText } from './diff-text.js'

export interface ChangedField {
  /** Where in the content, as `solution.steps`. */
  readonly field: string
  readonly pieces: readonly DiffPiece[]
}

const lines = (texts: readonly (string | undefined)[] | undefined): string =>
  texts?.map((text, index) => `${index + 1}. ${text}`).join('\n') ?? ''

const named = (label: LocalText | undefined, locale: string): string =>
  label ? localText(label, locale) : ''

/** Each field of a case as one text, in the order of the template. */
const texts: Readonly<Record<string, (entry: CaseView, locale: string) => string | undefined>> = {
  title: ({ title }) => title,
  'basics.product': ({ basics }) => basics?.product,
  'basics.productModel': ({ basics }) => basics?.productModel,
  'basics.industry': ({ basics }) => basics?.industry,
  'symptom.customerWords': ({ symptom }) => symptom?.customerWords,
  'symptom.scene': ({ symptom }) => symptom?.scene,
  'diagnosis.narrative': ({ diagnosis }) => diagnosis?.narrative,
  'diagnosis.checks': ({ diagnosis }) =>
    lines(
      diagnosis?.checks?.map(
        ({ checked, finding, excluded }) => `${excluded ? '✗' : '✓'} ${checked} ${finding}`,
      ),
    ),
  'solution.steps': ({ solution }) =>
    lines(solution?.steps?.map(({ text, caution }) => (caution ? `${text} (${caution})` : text))),
  'solution.tools': ({ solution }) => lines(solution?.tools),
  'solution.parts': ({ solution }) => lines(solution?.parts),
  'solution.cautions': ({ solution }) => lines(solution?.cautions),
  'result.outcome': ({ result }) => result?.outcome,
  'result.figures': ({ result }) => lines(result?.figures?.map(({ label, value }) => `${label} ${value}`)),
  'result.testimonial': ({ result }) => result?.testimonial,
  'result.followUps': ({ result }) => result?.followUps,
  tags: ({ tags }) => tags?.join(' · '),
  audience: ({ audience }, locale) => named(audience && audienceLabels[audience], locale),
  track: ({ track }, locale) => named(track && trackLabels[track], locale),
  sensitivity: ({ sensitivity }, locale) => named(sensitivity && sensitivityLabels[sensitivity], locale),
}

/** The fields on which a reviewer can comment, in the order of the template. */
export const reviewedFields: readonly string[] = Object.keys(texts)

/** What a revision changes, field by field. */
export function changedFields(before: CaseView, after: CaseView, locale: string): readonly ChangedField[] {
  return Object.entries(texts).flatMap(([field, textOf]) => {
    const [old, now] = [textOf(before, locale) ?? '', textOf(after, locale) ?? '']
    return old === now ? [] : [{ field, pieces: diffText(old, now, locale) }]
  })
}
