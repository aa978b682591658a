import { css } from 'lit'

export const caseEditorStyles = css`
  .bar {
    position: sticky;
    inset-block-start: 0;
    z-index: 5;
    display: grid;
    gap: 0.5rem;
    background: var(--caselore-surface, Canvas);
  }
  .bar-line {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.5rem 0.75rem;
  }
  .grow {
    flex: 1;
  }
  .module,
  .fields,
  .field,
  .rows,
  .row-fields,
  .findings,
  .finding,
  .notes,
  .beside {
    display: grid;
    gap: 0.5rem;
    grid-template-columns: minmax(0, 1fr);
    align-content: start;
  }
  .fields {
    gap: calc(var(--caselore-gap, 1rem) * 1.25);
  }
  .module {
    gap: 1rem;
  }
  .rows {
    gap: 0.75rem;
  }
  .pair {
    display: grid;
    gap: 1rem;
    grid-template-columns: repeat(auto-fit, minmax(min(14rem, 100%), 1fr));
    align-items: start;
  }
  .short {
    max-inline-size: 16rem;
  }
  .row {
    display: grid;
    grid-template-columns: 1.25rem minmax(0, 1fr);
    gap: 0.25rem 0.5rem;
  }
  .row-buttons {
    display: flex;
    grid-column: 2;
    justify-self: end;
  }
  .bare label {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
  }
  .bare,
  .row-fields {
    position: relative;
  }
  .rows textarea {
    min-block-size: 3.5em;
  }
  .note {
    display: inline-grid;
    grid-template-columns: auto minmax(0, 1fr);
    gap: 0.375rem;
    align-items: start;
  }
  .note > .icon,
  .finding .icon {
    margin-block-start: 0.2em;
  }
  @container (inline-size >= 34rem) {
    .row {
      grid-template-columns: 1.25rem minmax(0, 1fr) auto;
    }
    .row-buttons {
      grid-column: 3;
      align-self: start;
    }
  }
  @container (inline-size >= 60rem) {
    .module {
      grid-template-columns: minmax(0, 1fr) 19rem;
      column-gap: calc(var(--caselore-gap, 1rem) * 2);
    }
    .beside {
      position: sticky;
      inset-block-start: 6.5rem;
    }
    /* Said beside the module; here only for whom the control is described. */
    .inline {
      position: absolute;
      inline-size: 1px;
      block-size: 1px;
      overflow: hidden;
      clip-path: inset(50%);
    }
  }
  @container (inline-size < 60rem) {
    .beside > .findings,
    .beside > .note {
      display: none;
    }
  }
`
