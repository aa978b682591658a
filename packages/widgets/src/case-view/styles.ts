import { css } from 'lit'

/** The story's own structure; the review desk shows stories as well. */
export const storyStyles = css`
  blockquote {
    margin: 0;
  }
  .story,
  .chapter {
    display: grid;
    gap: calc(var(--caselore-gap, 1rem) * 1.75);
    grid-template-columns: minmax(0, 1fr);
  }
  .chapter {
    gap: calc(var(--caselore-gap, 1rem) * 0.75);
  }
  .facts {
    display: grid;
    gap: 0.75rem 1.5rem;
    grid-template-columns: repeat(auto-fit, minmax(min(11rem, 100%), 1fr));
  }
  .kept {
    justify-self: start;
  }
  .quote {
    display: grid;
    gap: 0.25rem;
    justify-items: start;
  }
  .checks,
  .needs {
    display: grid;
    gap: 0.5rem;
  }
  .checks {
    grid-template-columns: auto minmax(0, 1fr);
    column-gap: 0.75rem;
  }
  .check {
    display: grid;
    grid-column: 1 / -1;
    grid-template-columns: subgrid;
    align-items: start;
  }
  .callout,
  .caution {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr);
    gap: 0.625rem;
  }
  .callout > .icon,
  .caution > .icon {
    margin-block-start: 0.3em;
  }
  .steps {
    display: grid;
    gap: 1rem;
    counter-reset: step;
  }
  .step {
    counter-increment: step;
    display: grid;
    grid-template-columns: 2rem minmax(0, 1fr);
    gap: 0.75rem;
  }
  .step::before {
    content: counter(step);
    text-align: center;
    font-variant-numeric: tabular-nums;
  }
  .step > div {
    display: grid;
    gap: 0.375rem;
  }
  .figures {
    display: flex;
    flex-wrap: wrap;
    gap: 1rem 2.5rem;
  }
  .figure {
    display: flex;
    flex-direction: column-reverse;
  }
`

export const caseViewStyles = css`
  .star {
    position: relative;
    display: inline-grid;
    place-items: center;
    cursor: pointer;
  }
  [data-on='true'] > .icon {
    fill: currentColor;
  }
  .more {
    padding-block-start: 0.75rem;
  }
  .stars {
    gap: 0.25rem;
  }
  .page {
    display: grid;
    gap: calc(var(--caselore-gap, 1rem) * 2);
    grid-template-columns: minmax(0, 1fr);
  }
  @container (inline-size >= 60rem) {
    .page {
      grid-template-columns: minmax(0, 1fr) 16rem;
      column-gap: calc(var(--caselore-gap, 1rem) * 3);
    }
    .page > .wide {
      grid-column: 1 / -1;
    }
    .side .facts {
      grid-template-columns: minmax(0, 1fr);
    }
  }
`
