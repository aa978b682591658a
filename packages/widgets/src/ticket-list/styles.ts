import { css } from 'lit'

export const ticketListStyles = css`
  .layout {
    display: grid;
    gap: var(--caselore-gap, 1rem);
    grid-template-columns: minmax(0, 1fr);
  }
  .views {
    display: flex;
    flex-wrap: wrap;
    gap: 0.25rem;
  }
  .view {
    display: flex;
    align-items: center;
    justify-content: space-between !important;
    gap: 0.5rem;
  }
  .main {
    display: grid;
    gap: 0.5rem;
    grid-template-columns: minmax(0, 1fr);
    align-content: start;
  }
  .scroller {
    position: relative;
    overflow: hidden auto;
    max-block-size: var(--caselore-list-height, min(70vh, 40rem));
    overscroll-behavior: contain;
  }
  .head,
  .row {
    display: grid;
    grid-template-columns: var(--_pick, 1.5rem) 4.5rem minmax(10rem, 2.7fr) minmax(6rem, 1.6fr) 8.5rem minmax(6rem, 1fr) minmax(8rem, 1.2fr);
    column-gap: 0.75rem;
    align-items: center;
  }
  .head {
    overflow: hidden;
    /* As wide as the scrollbar beside the rows, so that columns stand above one another. */
    border-inline-end: var(--_bar, 0) solid transparent;
  }
  .rows {
    position: relative;
    block-size: var(--_all);
  }
  .row {
    position: absolute;
    inset-inline: 0;
    inset-block-start: var(--_top);
    block-size: var(--caselore-row-height, var(--_row, 2.75rem));
    cursor: pointer;
    contain: layout paint style;
  }
  .clip {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .subject {
    display: flex;
    align-items: baseline;
    gap: 0.5rem;
    min-inline-size: 0;
  }
  .subject .number {
    flex: none;
    white-space: nowrap;
  }
  .due,
  .state {
    display: flex;
    min-inline-size: 0;
  }
  .last {
    display: flex;
    gap: 0.25rem;
    min-inline-size: 0;
  }
  .when {
    flex: none;
  }
  .priority {
    display: flex;
    align-items: center;
    gap: 0.25rem;
    white-space: nowrap;
  }
  .pick {
    display: grid;
    place-items: center;
    block-size: 100%;
  }
  .own {
    grid-column: 2 / -1;
    min-inline-size: 0;
  }
  @container (inline-size >= 60rem) {
    .layout[data-views] {
      grid-template-columns: 12rem minmax(0, 1fr);
    }
    .views {
      flex-direction: column;
      flex-wrap: nowrap;
    }
  }
  @container (inline-size < 44rem) {
    .head {
      display: none !important;
    }
    .row {
      block-size: var(--caselore-row-height, 7.25rem);
      grid-template: 'pick subject subject' 'pick priority due' 'pick customer customer' 'pick last state' / var(--_pick, 1.5rem) minmax(0, 1fr) auto;
      align-content: center;
      row-gap: 0.125rem;
    }
    .pick {
      grid-area: pick;
    }
    .subject {
      grid-area: subject;
    }
    .customer {
      grid-area: customer;
    }
    .due {
      grid-area: due;
      justify-self: end;
    }
    .state {
      grid-area: state;
      justify-self: end;
      max-inline-size: 10rem;
    }
    .last {
      grid-area: last;
    }
    .priority {
      grid-area: priority;
    }
  }
  @media (pointer: coarse) {
    .main {
      --_pick: 3rem;
      --_row: 3.5rem;
    }
  }
`
