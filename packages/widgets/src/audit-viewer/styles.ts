import { css } from 'lit'

export const auditViewerStyles = css`
  .filters {
    display: grid;
    gap: calc(var(--caselore-gap, 1rem) * 0.75);
    grid-template-columns: repeat(auto-fill, minmax(min(12rem, 100%), 1fr));
    align-items: start;
  }
  .entries {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
  }
  .entry > button {
    display: grid;
    inline-size: 100%;
    grid-template-columns: minmax(0, 1fr);
    gap: 0.125rem 1rem;
    text-align: start;
  }
  .what {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    gap: 0 0.5rem;
  }
  @container (min-width: 44rem) {
    .entry > button {
      grid-template-columns: 11rem 9rem minmax(0, 1fr);
      align-items: baseline;
    }
  }
  .details {
    display: grid;
    gap: 0.75rem;
    grid-template-columns: minmax(0, 1fr);
    padding-block: 0.5rem 1rem;
  }
  .scroll {
    overflow-x: auto;
  }
  .changes {
    inline-size: 100%;
    table-layout: fixed;
  }
  .changes :is(th, td) {
    text-align: start;
    vertical-align: top;
    padding: 0.25rem 0.75rem 0.25rem 0;
  }
  .changes td {
    white-space: pre-wrap;
  }
  .facts {
    display: grid;
    gap: 0.25rem 1.5rem;
    grid-template-columns: repeat(auto-fill, minmax(min(16rem, 100%), 1fr));
  }
  .care {
    display: flex;
    flex-wrap: wrap;
    align-items: end;
    gap: 0.75rem;
  }
  .care > [part~='field'] {
    flex: 1 1 16rem;
    max-inline-size: 28rem;
    min-inline-size: 0;
  }
`
