import { css } from 'lit'

export const reviewPanelStyles = css`
  .desk,
  .case,
  .queue,
  .queue-list,
  .fields,
  .scores,
  .comments,
  .reading {
    display: grid;
    gap: 0.75rem;
    grid-template-columns: minmax(0, 1fr);
    align-content: start;
  }
  .desk,
  .case,
  .reading {
    gap: calc(var(--caselore-gap, 1rem) * 1.75);
  }
  .scores {
    gap: 1.25rem;
  }
  .queue-list {
    gap: 0.25rem;
    max-block-size: 18rem;
    overflow-y: auto;
  }
  .queue-item {
    display: grid;
    gap: 0.25rem;
    inline-size: 100%;
    text-align: start;
    cursor: pointer;
  }
  .rates {
    display: grid;
    gap: 0.25rem;
    grid-template-columns: repeat(auto-fit, minmax(4.25rem, 1fr));
  }
  .rate {
    position: relative;
    display: grid;
    justify-items: center;
    align-content: center;
    cursor: pointer;
  }
  [data-on='true'] > .icon {
    fill: currentColor;
  }
  .comment {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    gap: 0.5rem;
  }
  .note {
    display: inline-grid;
    grid-template-columns: auto minmax(0, 1fr);
    gap: 0.375rem;
  }
  #case:focus {
    outline: none;
  }
  .more {
    padding-block-start: 0.75rem;
  }
  details > .story {
    padding-block-start: 1.25rem;
  }
  @container (inline-size >= 24rem) {
    .rates {
      grid-template-columns: repeat(5, minmax(0, 1fr));
    }
  }
  @container (inline-size >= 52rem) {
    .desk {
      grid-template-columns: 16rem minmax(0, 1fr);
      column-gap: calc(var(--caselore-gap, 1rem) * 2);
    }
    .queue-list {
      max-block-size: none;
    }
  }
  @container (inline-size >= 72rem) {
    .case {
      grid-template-columns: minmax(0, 1fr) 22rem;
      column-gap: calc(var(--caselore-gap, 1rem) * 2);
    }
    .decision {
      position: sticky;
      inset-block-start: 1rem;
      align-self: start;
      max-block-size: calc(100vh - 2rem);
      overflow-y: auto;
    }
  }
`
