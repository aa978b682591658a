import { html, type TemplateResult } from 'lit'
import type { Formatter } from './format.js'

/** A moment as people say it, with date, time and zone on hover. */
export const moment = (at: number, now: number, format: Formatter): TemplateResult =>
  html`<time part="time" datetime=${new Date(at).toISOString()} title=${format.absolute(at)}>${format.moment(at, now)}</time>`
