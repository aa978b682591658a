import { css } from 'lit'

export const searchStyles = css`
  .box {
    position: relative;
    display: grid;
    grid-template-columns: auto minmax(0, 1fr) auto;
    align-items: center;
  }
  .icon-place {
    display: inline-flex;
    padding-inline: 0.75rem 0.25rem;
  }
  .suggestions {
    position: absolute;
    z-index: 10;
    inset-block-start: 100%;
    inset-inline: 0;
    max-block-size: 60vh;
    overflow-y: auto;
    background: var(--caselore-surface, Canvas);
  }
  .suggestion,
  .value {
    display: flex;
    align-items: baseline;
    gap: 0.5rem;
    cursor: pointer;
  }
  .value {
    align-items: center;
  }
  .grow {
    flex: 1;
    min-inline-size: 0;
  }
  .results {
    display: grid;
    gap: var(--caselore-gap, 1rem);
    grid-template-columns: minmax(0, 1fr);
  }
  .groups {
    display: none;
  }
  .groups[data-open='true'] {
    display: grid;
    gap: var(--caselore-gap, 1rem);
    margin-block-start: 0.5rem;
  }
  .hit {
    display: grid;
    gap: 0.25rem;
  }
  .snippet {
    display: -webkit-box;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 2;
    overflow: hidden;
  }
  @container (inline-size >= 44rem) {
    .results {
      grid-template-columns: 14rem minmax(0, 1fr);
      column-gap: calc(var(--caselore-gap, 1rem) * 2);
    }
    .toggle {
      display: none !important;
    }
    .groups,
    .groups[data-open] {
      display: grid;
      gap: calc(var(--caselore-gap, 1rem) * 1.25);
      margin: 0;
      align-content: start;
    }
  }
`
