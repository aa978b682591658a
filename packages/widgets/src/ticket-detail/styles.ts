import { css } from 'lit'

export const ticketDetailStyles = css`
  .layout {
    display: grid;
    gap: calc(var(--caselore-gap, 1rem) * 1.5);
    grid-template-columns: minmax(0, 1fr);
  }
  .head,
  .actions,
  .comment,
  .related {
    display: grid;
    gap: 0.375rem;
    grid-template-columns: minmax(0, 1fr);
  }
  .actions {
    gap: 0.75rem;
  }
  .side {
    display: grid;
    gap: calc(var(--caselore-gap, 1rem) * 1.5);
    grid-template-columns: minmax(0, 1fr);
    align-content: start;
  }
  .side > section {
    gap: 0.5rem;
  }
  .timeline {
    display: grid;
    gap: 0.75rem;
    grid-template-columns: minmax(0, 1fr);
    margin-block-start: 0.75rem;
  }
  .event {
    display: flex;
    align-items: baseline;
    gap: 0.5rem;
  }
  .short {
    max-inline-size: 16rem;
  }
  .composer {
    gap: 0.5rem;
  }
  .pairs {
    display: grid;
    gap: 0.375rem;
  }
  .pair {
    display: grid;
    grid-template-columns: 6rem minmax(0, 1fr);
    gap: 0.5rem;
  }
  .spread {
    justify-content: space-between;
  }
  .meter {
    inline-size: 100%;
    block-size: 0.75rem;
  }
  .wide {
    overflow-x: auto;
  }
  .intervals {
    inline-size: 100%;
    text-align: start;
  }
  .intervals th,
  .intervals td {
    text-align: start;
    padding-inline-end: 0.5rem;
    white-space: nowrap;
  }
  .related {
    justify-items: start;
  }
  .two-lines {
    display: -webkit-box;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 2;
    overflow: hidden;
  }
  .star {
    position: relative;
    display: inline-grid;
    place-items: center;
    cursor: pointer;
  }
  .silent-control {
    position: absolute;
    inset: 0;
    margin: 0;
    opacity: 0;
    cursor: pointer;
  }
  @container (inline-size >= 56rem) {
    .layout {
      grid-template-columns: minmax(0, 1fr) 19rem;
      column-gap: calc(var(--caselore-gap, 1rem) * 2.5);
    }
  }
`
