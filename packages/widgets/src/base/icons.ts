import { html, svg, type TemplateResult } from 'lit'

const icon = (drawing: TemplateResult): TemplateResult =>
  html`<svg part="icon" class="icon" viewBox="0 0 16 16" width="16" height="16" fill="none" stroke="currentColor"
    stroke-width="1.5" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true">${drawing}</svg>`

/** Line drawings on a 16-unit square in the colour of the text. They say nothing by themselves; a text stands beside. */
export const icons = {
  search: () => icon(svg`<circle cx="7" cy="7" r="4.5"/><path d="m10.5 10.5 3 3"/>`),
  clock: () => icon(svg`<circle cx="8" cy="8" r="6"/><path d="M8 4.5V8l2.5 1.5"/>`),
  pause: () => icon(svg`<path d="M5.5 3.5v9M10.5 3.5v9"/>`),
  check: () => icon(svg`<path d="m3 8.5 3.5 3.5L13 4.5"/>`),
  alert: () => icon(svg`<path d="M8 2 1.5 13.5h13zM8 6.5V9M8 11.4v.1"/>`),
  lock: () =>
    icon(svg`<rect x="3" y="7" width="10" height="6.5" rx="1.5"/><path d="M5 7V5a3 3 0 0 1 6 0v2"/>`),
  note: () => icon(svg`<path d="M3 2.5h7l3 3v8H3zM5.5 7.5h5M5.5 10.5h3"/>`),
  eye: () =>
    icon(
      svg`<path d="M1.5 8S4 3.5 8 3.5 14.5 8 14.5 8 12 12.5 8 12.5 1.5 8 1.5 8z"/><circle cx="8" cy="8" r="2"/>`,
    ),
  book: () =>
    icon(
      svg`<path d="M8 4C6.5 2.8 4.5 2.5 2 2.5v9.5c2.5 0 4.5.3 6 1.5 1.5-1.2 3.5-1.5 6-1.5V2.5c-2.5 0-4.5.3-6 1.5zM8 4v9.5"/>`,
    ),
  star: () => icon(svg`<path d="m8 1.8 1.9 3.9 4.3.6-3.1 3 .7 4.3L8 11.6l-3.8 2 .7-4.3-3.1-3 4.3-.6z"/>`),
  up: () => icon(svg`<path d="m4 7 4-4 4 4M4 12l4-4 4 4"/>`),
  cross: () => icon(svg`<path d="m4 4 8 8M12 4l-8 8"/>`),
  plus: () => icon(svg`<path d="M8 3v10M3 8h10"/>`),
  arrowUp: () => icon(svg`<path d="M8 13V3M4 7l4-4 4 4"/>`),
  arrowDown: () => icon(svg`<path d="M8 3v10M4 9l4 4 4-4"/>`),
  filter: () => icon(svg`<path d="M2 4h12M4.5 8h7M6.5 12h3"/>`),
} as const
