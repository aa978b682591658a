import { css } from 'lit'

export const ticketFormStyles = css`
  .columns {
    display: grid;
    gap: calc(var(--caselore-gap, 1rem) * 1.5);
    grid-template-columns: minmax(0, 1fr);
  }
  .related {
    align-self: start;
  }
  .related,
  .proposal {
    align-content: start;
  }
  .proposal {
    display: grid;
    gap: 0.375rem;
    justify-items: start;
  }
  @container (inline-size >= 44rem) {
    .columns[data-related] {
      grid-template-columns: minmax(0, 3fr) minmax(0, 2fr);
    }
  }
`
