import type { FigureReport } from '@caselore/core/desk'
import { html, nothing, type TemplateResult } from 'lit'
import { chart, legend, type Series } from './chart.js'
import { valueText } from './figure-text.js'
import { formulaOf } from './formulas.js'
import { scaleOf } from './scale.js'
import { type Kpi, labelOf, type Reported, stepText } from './view-context.js'

type Figure = FigureReport['total']['figures'][string]
type Read = (figure: Figure | undefined) => number | undefined

/** One drawing of the course: which figures, read how. */
interface Drawing {
  readonly id: string
  readonly title: string
  readonly kind: 'line' | 'bar'
  readonly lines: readonly { readonly kpi: Kpi; readonly label: string; readonly read: Read }[]
}

const value: Read = (figure) => figure?.value
const zero: Read = (figure) => figure?.value ?? 0

/** The course of the figures as drawings, each with the numbers in a table and the formula beside it. */
export function chartsView(view: Reported): TemplateResult {
  return html`<section aria-labelledby="charts">
    <h2 class="silent" id="charts">${view.t.charts}</h2>
    <div part="charts" class="charts">${drawingsOf(view).map((drawing) => figureView(drawing, view))}</div>
  </section>`
}

function drawingsOf({ report, t, format }: Reported): Drawing[] {
  const find = (test: (id: string) => boolean) => report.kpis.filter(({ id }) => test(id))
  const one = (id: string) => find((other) => other === id)
  const plain = (kpis: readonly Kpi[], read: Read) =>
    kpis.map((kpi) => ({ kpi, label: labelOf(kpi, format), read }))
  /** Where nothing was counted there was none, unless small numbers were kept back. */
  const counted = report.withheld > 0 ? value : zero
  const spread = (kpis: readonly Kpi[], inBusinessTime: boolean) => {
    const read = (name: 'median' | 'p90') => (figure: Figure | undefined) =>
      (inBusinessTime ? (figure?.business ?? figure) : figure)?.[name]
    return kpis.flatMap((kpi) => [
      { kpi, label: t.median, read: read('median') },
      { kpi, label: t.p90, read: read('p90') },
    ])
  }
  const attainment = find((id) => id.startsWith('sla_attainment:')).slice(0, 4)
  const drawings: Drawing[] = [
    { id: 'sla', title: t.chart_sla, kind: 'line', lines: plain(attainment, value) },
    { id: 'reply', title: t.chart_reply, kind: 'line', lines: spread(one('first_reply'), true) },
    { id: 'volume', title: t.chart_volume, kind: 'bar', lines: plain(one('ticket_volume'), counted) },
    { id: 'backlog', title: t.chart_backlog, kind: 'bar', lines: plain(one('backlog'), counted) },
    { id: 'age', title: t.chart_age, kind: 'line', lines: spread(one('backlog_age'), false) },
    { id: 'csat', title: t.chart_csat, kind: 'line', lines: plain(one('csat'), value) },
    {
      id: 'library',
      title: t.chart_library,
      kind: 'line',
      lines: plain([...one('link_rate'), ...one('reuse_rate')], value),
    },
    { id: 'repeat', title: t.chart_repeat, kind: 'line', lines: plain(one('repeat_issues'), value) },
  ]
  return drawings.filter(({ lines }) => lines.length > 0)
}

function figureView(drawing: Drawing, view: Reported): TemplateResult {
  const { t, format, report } = view
  const { id, title, lines } = drawing
  const steps = report.course.map((row) => stepText(row, report, format.locale))
  const series = lines.map(({ kpi, label, read }) => ({
    label,
    values: report.course.map(({ figures }) => read(figures[kpi.id])),
  }))
  const hasData = series.some(({ values }) => values.some((one) => one !== undefined))
  return html`<figure part="card chart" class="chart" data-chart=${id} aria-labelledby="title-${id}">
    <figcaption class="caption"><h3 part="subheading" id="title-${id}">${title}</h3> ${legend(series)}</figcaption>
    ${hasData ? picture(drawing, series, steps, view) : html`<p part="quiet">${t.nothingInChart}</p>`}
    ${
      hasData
        ? html`<details><summary part="summary">${t.table}</summary>
            ${formulasOf(drawing, view)} ${tableOf(drawing, series, steps, view)}</details>`
        : nothing
    }
  </figure>`
}

function picture(
  { kind, lines, title }: Drawing,
  series: readonly Series[],
  steps: readonly string[],
  { t, format, rtl }: Reported,
): TemplateResult {
  const [{ kpi } = { kpi: undefined }] = lines
  const unit = kpi?.unit ?? 'count'
  const text = (one: number) => valueText(one, unit, format)
  const isOne = new Set(lines.map((line) => line.kpi.id)).size === 1
  const mark = isOne ? (kpi?.band?.low ?? kpi?.band?.high) : undefined
  const values = series.flatMap((one) => one.values.flatMap((number) => number ?? []))
  const said = series.flatMap(({ label, values }) => {
    const known = values.filter((number) => number !== undefined)
    const [begin, end] = [known[0], known.at(-1)]
    return begin === undefined || end === undefined ? [] : [t.from(label, text(begin), text(end))]
  })
  return chart({
    kind,
    series,
    steps,
    scale: scaleOf(mark === undefined ? values : [...values, mark], unit),
    text,
    limit: mark === undefined ? undefined : { value: mark, label: t.limit(text(mark)) },
    alt: [title, ...said, t.toTable].join(format.locale.startsWith('zh') ? '。' : '. '),
    rtl,
  })
}

function formulasOf({ lines }: Drawing, { format }: Reported) {
  const said = new Set(lines.flatMap(({ kpi }) => formulaOf(kpi.id, format.locale) ?? []))
  return [...said].map((formula) => html`<p part="quiet" class="formula">${formula}</p>`)
}

function tableOf(
  { title, lines }: Drawing,
  series: readonly Series[],
  steps: readonly string[],
  { t, format, report }: Reported,
): TemplateResult {
  const n = (kpi: Kpi, row: number) => report.course[row]?.figures[kpi.id]?.n
  const [only] = lines
  const withCount = lines.length === 1 && only?.kpi.unit !== 'count'
  return html`<div class="scroll" tabindex="0" role="region" aria-label="${title}" part="focusable">
    <table part="table figures" class="table">
      <thead><tr><th scope="col">${t.step}</th>${series.map(({ label }) => html`<th scope="col">${label}</th>`)}${withCount ? html`<th scope="col">${t.count}</th>` : nothing}</tr></thead>
      <tbody>${steps.map(
        (step, row) =>
          html`<tr><th scope="row">${step}</th>${series.map(({ values }, column) => {
            const [one, kpi] = [values[row], lines[column]?.kpi]
            return html`<td>${one === undefined || !kpi ? '—' : valueText(one, kpi.unit, format)}</td>`
          })}${withCount && only ? html`<td>${format.number(n(only.kpi, row) ?? 0)}</td>` : nothing}</tr>`,
      )}</tbody>
    </table></div>`
}
