import { css } from 'lit'

/**
 * Structure only: what a widget needs to be usable without any theme. Look comes from the host, through parts and
 * `--caselore-*` custom properties; the default theme is one such host.
 *
 * A page's `::part()` rule beats a plain rule in here. What must hold whatever the page says is `!important`.
 */
export const baseStyles = css`
  :host {
    display: block;
    container-type: inline-size;
    min-inline-size: 0;
    overflow-wrap: anywhere;
    text-autospace: normal;
  }
  :host([hidden]),
  [hidden] {
    display: none !important;
  }
  *,
  *::before,
  *::after {
    box-sizing: border-box;
  }
  ul,
  ol,
  dl,
  dd,
  figure,
  fieldset,
  h2,
  h3,
  h4,
  p {
    margin: 0;
    padding: 0;
  }
  ul,
  ol {
    list-style: none;
  }
  fieldset {
    border: 0;
    min-inline-size: 0;
  }
  legend {
    padding: 0;
  }
  h2,
  h3,
  h4,
  button,
  input,
  select,
  textarea {
    font: inherit;
    color: inherit;
    letter-spacing: inherit;
  }
  input:not([type='checkbox'], [type='radio']),
  select,
  textarea {
    inline-size: 100%;
    min-inline-size: 0;
  }
  textarea {
    resize: vertical;
    field-sizing: content;
    min-block-size: 6em;
  }
  mark {
    color: inherit;
  }
  time,
  .number {
    font-variant-numeric: tabular-nums;
  }
  .icon {
    flex: none;
    vertical-align: -0.15em;
  }
  .stack {
    display: grid;
    gap: var(--caselore-gap, 1rem);
    grid-template-columns: minmax(0, 1fr);
    align-content: start;
  }
  .line {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: calc(var(--caselore-gap, 1rem) / 2);
  }
  .prose {
    white-space: pre-wrap;
  }
  .silent {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  .skeleton {
    visibility: hidden;
    animation: appear 0s linear 150ms forwards;
  }
  @keyframes appear {
    to {
      visibility: visible;
    }
  }
  /* A row of text is lower than the least that a pointer can be asked to meet. */
  button.target {
    min-block-size: 24px;
  }
  @media (pointer: coarse) {
    button,
    select,
    summary,
    input:not([type='checkbox'], [type='radio']),
    .target {
      min-block-size: 48px !important;
      min-inline-size: 48px !important;
    }
    a.target {
      display: inline-flex;
      align-items: center;
    }
  }
`
