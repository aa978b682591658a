import type { Access, CaseView } from '@caselore/core/desk'
import { type CaseContent, fieldLabels } from '@caselore/core/schema'
import { localText } from '@caselore/core/shared'
import { html, nothing, type TemplateResult } from 'lit'
import type { Formatter } from '../base/format.js'
import { icons } from '../base/icons.js'
import { commonMessages } from '../base/messages.js'
import { parts } from '../base/parts.js'
import type { CaseViewTexts } from './messages.js'
import { isMasked, type StoryPart } from './steps.js'

/** What is told: a case as a reader sees it, or the content of an earlier edition. */
export type Story = Pick<CaseView, StoryPart | 'tags' | 'attachments'> | CaseContent

export interface StoryView {
  readonly story: Story
  readonly access: Access
  readonly t: CaseViewTexts
  readonly format: Formatter
}

/** The case as a story: problem, how it was found, fix, result. A part that policy keeps says so and nothing else. */
export function caseStory(view: StoryView): TemplateResult {
  const { story, t } = view
  return html`
    ${facts(view)}
    ${section('symptom', t.problem, view, () => problem(view))}
    ${section('diagnosis', t.found, view, () => diagnosis(view))}
    ${section('solution', t.solved, view, () => solution(view))}
    ${section('result', t.outcome, view, () => result(view))}
    ${
      story.attachments?.length
        ? html`<section part="chapter" class="chapter"><h3 part="chapter-title">${t.attachments}</h3>
          <ul part="list">${story.attachments.map(({ name, caption }) => html`<li>${caption || name} ${caption ? html`<span part="quiet">${name}</span>` : nothing}</li>`)}</ul></section>`
        : nothing
    }
    ${story.tags?.length ? html`<p class="line" part="tags">${story.tags.map((tag) => html`<span part="chip">${tag}</span>`)}</p>` : nothing}`
}

function section(
  part: StoryPart,
  title: string,
  { story, access, t, format }: StoryView,
  tell: () => unknown,
) {
  const masked = isMasked(access, part)
  const told = story[part] !== undefined
  return html`<section part=${parts('chapter', masked && 'chapter-masked')} class="chapter" data-part=${part}
    data-state=${told ? (masked ? 'masked' : 'open') : 'hidden'}>
    <h3 part="chapter-title" class="line">${title}
      ${masked ? html`<span part="badge masked">${icons.lock()}${commonMessages(format.locale).masked}</span>` : nothing}</h3>
    ${told ? tell() : html`<p part="masked" class="kept">${icons.lock()} ${t.hiddenPart}</p>`}
  </section>`
}

const label = (path: string, locale: string): string => {
  const text = fieldLabels[path]
  return text ? localText(text, locale) : path
}

function facts({ story, format }: StoryView) {
  const { product = '', productModel = '', industry, occurredAt } = story.basics ?? {}
  const rows = [
    ['basics.product', product.includes(productModel) ? product : `${product} ${productModel}`.trim()],
    ['basics.industry', industry],
    [
      'basics.occurredAt',
      occurredAt === undefined
        ? ''
        : html`<time title=${format.absolute(occurredAt)}>${format.date(occurredAt)}</time>`,
    ],
  ] as const
  const known = rows.filter(([, value]) => value)
  if (known.length === 0) return nothing
  return html`<dl part="facts" class="facts">${known.map(
    ([path, value]) =>
      html`<div><dt part="definition-term">${label(path, format.locale)}</dt><dd part="definition">${value}</dd></div>`,
  )}</dl>`
}

const prose = (text: string | undefined) =>
  text ? html`<p part="text" class="prose" dir="auto">${text}</p>` : nothing

const quote = (text: string | undefined, by: string) =>
  text
    ? html`<figure part="quote" class="quote"><blockquote part="text" class="prose" dir="auto">${text}</blockquote>
        <figcaption part="quiet">${by}</figcaption></figure>`
    : nothing

function problem({ story: { symptom }, t }: StoryView) {
  return html`${quote(symptom?.customerWords, t.customerWords)} ${prose(symptom?.scene)}`
}

function diagnosis({ story, t }: StoryView) {
  const { narrative, checks } = story.diagnosis ?? {}
  return html`${prose(narrative)}
    ${
      checks?.length
        ? html`<ul part="checks" class="checks">${checks.map(
            ({
              checked,
              finding,
              excluded,
            }) => html`<li part=${parts('check', !excluded && 'check-confirmed')} class="check"
              data-state=${excluded ? 'excluded' : 'confirmed'}>
              <span part=${parts('badge', !excluded && 'info')}>${excluded ? icons.cross() : icons.check()}${excluded ? t.excluded : t.confirmed}</span>
              <span><span part="checked">${checked}</span> ${finding ? html`<span part="quiet">${finding}</span>` : nothing}</span>
            </li>`,
          )}</ul>`
        : nothing
    }`
}

function solution({ story, t }: StoryView) {
  const { steps, tools, parts: spares, cautions } = story.solution ?? {}
  return html`
    ${
      cautions?.length
        ? html`<div part="callout" class="callout">${icons.alert()}<div><p part="subheading">${t.before}</p>
          <ul>${cautions.map((caution) => html`<li part="text" dir="auto">${caution}</li>`)}</ul></div></div>`
        : nothing
    }
    ${tools?.length || spares?.length ? html`<dl class="needs">${needs(t.tools, tools)} ${needs(t.parts, spares)}</dl>` : nothing}
    ${
      steps?.length
        ? html`<ol part="fix-steps" class="steps">${steps.map(
            ({ text, caution }) => html`<li part="fix-step" class="step"><div>
              <p part="text" class="prose" dir="auto">${text}</p>
              ${caution ? html`<p part="caution" class="caution">${icons.alert()}<span><strong>${t.caution}</strong> ${caution}</span></p>` : nothing}
            </div></li>`,
          )}</ol>`
        : nothing
    }`
}

const needs = (name: string, things: readonly string[] | undefined) =>
  things?.length
    ? html`<div class="line"><dt part="definition-term">${name}</dt>
        <dd class="line">${things.map((thing) => html`<span part="chip">${thing}</span>`)}</dd></div>`
    : nothing

function result({ story, t }: StoryView) {
  const { figures, outcome, testimonial, followUps } = story.result ?? {}
  return html`
    ${
      figures?.length
        ? html`<dl part="figures" class="figures">${figures.map(
            (figure) =>
              html`<div part="figure" class="figure"><dt part="figure-label">${figure.label}</dt><dd part="figure-value">${figure.value}</dd></div>`,
          )}</dl>`
        : nothing
    }
    ${prose(outcome)} ${quote(testimonial, t.testimonial)}
    ${followUps ? html`<p part="text"><span part="quiet">${t.followUps}</span> ${followUps}</p>` : nothing}`
}
