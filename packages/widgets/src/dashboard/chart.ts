import { html, nothing, svg, type TemplateResult } from 'lit'
import { parts } from '../base/parts.js'
import type { Scale } from './scale.js'

export interface Series {
  readonly label: string
  /** One value for each step; none where there was nothing to observe. */
  readonly values: readonly (number | undefined)[]
}

export interface Chart {
  readonly kind: 'line' | 'bar'
  readonly series: readonly Series[]
  /** What each step is called. */
  readonly steps: readonly string[]
  readonly scale: Scale
  readonly text: (value: number) => string
  /** A line that should not be crossed. */
  readonly limit?: { readonly value: number; readonly label: string } | undefined
  /** What the drawing is and says, for those who do not see it; the table has the rest. */
  readonly alt: string
  readonly rtl: boolean
}

/** Shapes and dashes tell series apart where colours do not. */
const shapes = [
  'M-3.2 0a3.2 3.2 0 1 0 6.4 0a3.2 3.2 0 1 0-6.4 0',
  'M-3-3h6v6h-6z',
  'M0-4 4 3h-8z',
  'M0-4 4 0 0 4-4 0z',
]
const headroom = 86
/** Beyond, marks would run into each other. */
const mostMarks = 40

/** A drawing without a viewBox: places are percentages, so that lines and letters keep their size at any width. */
export function chart(chart: Chart): TemplateResult {
  const { steps, alt } = chart
  const last = steps.length - 1
  const ends = [...new Set([0, Math.floor(last / 2), last])].filter((index) => index >= 0)
  return html`<svg part="plot" class="plot" role="img" aria-label=${alt}>
      ${grid(chart)} ${chart.series.map((series, index) => drawing(chart, series, index))} ${ticks(chart)} ${hovers(chart)}
    </svg>
    <div part="axis" class="axis" aria-hidden="true">${ends.map((index) => html`<span>${steps[index]}</span>`)}</div>`
}

/** The name of a series with its mark, as in the drawing. */
export const legend = (series: readonly Series[]): TemplateResult | typeof nothing =>
  series.length < 2
    ? nothing
    : html`<ul part="legend" class="legend" aria-hidden="true">${series.map(
        ({ label }, index) =>
          html`<li part="legend-item"><svg class="key" part=${seriesPart(index)} width="28" height="12"><line x1="1" y1="6" x2="27" y2="6" class="stroke dash-${index % 4}"/><svg x="14" y="6" overflow="visible">${mark(index)}</svg></svg>${label}</li>`,
      )}</ul>`

const seriesPart = (index: number) => parts('series', `series-${(index % 4) + 1}`)
const mark = (index: number) => svg`<path class="mark" d=${shapes[index % 4] ?? ''}/>`
const percent = (share: number) => `${Math.round(share * 10_000) / 100}%`

const x = ({ steps, rtl }: Chart, index: number): string => {
  const share = (index + 0.5) / Math.max(1, steps.length)
  return percent(rtl ? 1 - share : share)
}
const y = ({ scale }: Chart, value: number): string => percent(1 - (value / scale.top) * (headroom / 100))

function grid(chart: Chart): TemplateResult {
  const line = (value: number, part: string) =>
    svg`<line part=${part} class=${part} x1="0" x2="100%" y1=${y(chart, value)} y2=${y(chart, value)}/>`
  const limit = limitOf(chart)
  return svg`${chart.scale.ticks.map((value) => line(value, 'grid-line'))} ${limit ? line(limit.value, 'limit') : nothing}`
}

/** Over the drawing, so that its lines do not cross them out. */
function ticks(chart: Chart): TemplateResult {
  const { scale, text, rtl } = chart
  const tick = (value: number, label: string, anchor: 'start' | 'end') =>
    svg`<text part="tick" class="tick" x=${(anchor === 'start') === rtl ? '100%' : '0'} y=${y(chart, value)} dy="-4" text-anchor=${anchor}>${label}</text>`
  const limit = limitOf(chart)
  return svg`${scale.ticks.map((value) => tick(value, text(value), 'start'))} ${limit ? tick(limit.value, limit.label, 'end') : nothing}`
}

const limitOf = ({ limit, scale }: Chart) => (limit && limit.value <= scale.top ? limit : undefined)

function drawing(chart: Chart, { values }: Series, index: number): TemplateResult {
  return svg`<g part=${seriesPart(index)}>${chart.kind === 'bar' ? bars(chart, values) : line(chart, values, index)}</g>`
}

function bars(chart: Chart, values: Series['values']): unknown {
  const width = 0.62 / Math.max(1, values.length)
  return values.map((value, index) => {
    if (!value) return nothing
    const share = (index + 0.5) / values.length - width / 2
    const left = chart.rtl ? 1 - share - width : share
    const height = percent((value / chart.scale.top) * (headroom / 100))
    return svg`<rect class="bar" x=${percent(left)} y=${y(chart, value)} width=${percent(width)} height=${height} rx="1.5"/>`
  })
}

function line(chart: Chart, values: Series['values'], index: number): unknown {
  const points = values.flatMap((value, step) => (value === undefined ? [] : [{ value, step }]))
  const isAlone = (step: number) => values[step - 1] === undefined && values[step + 1] === undefined
  return [
    points.map(({ value, step }) => {
      const next = values[step + 1]
      return next === undefined
        ? nothing
        : svg`<line class="stroke dash-${index % 4}" x1=${x(chart, step)} y1=${y(chart, value)} x2=${x(chart, step + 1)} y2=${y(chart, next)}/>`
    }),
    points
      .filter(({ step }) => values.length <= mostMarks || isAlone(step))
      .map(
        ({ value, step }) =>
          svg`<svg x=${x(chart, step)} y=${y(chart, value)} overflow="visible">${mark(index)}</svg>`,
      ),
  ]
}

/** Under the pointer each step says its values; the table says the same to everyone. */
function hovers(chart: Chart): unknown {
  const { steps, series, text, rtl } = chart
  return steps.map((step, index) => {
    const said = series.map(({ label, values }) => {
      const value = values[index]
      return `${label} ${value === undefined ? '—' : text(value)}`
    })
    const place = (rtl ? steps.length - 1 - index : index) / steps.length
    return svg`<rect class="hover" x=${percent(place)} y="0" width=${percent(1 / steps.length)} height="100%"><title>${[step, ...said].join('\n')}</title></rect>`
  })
}
