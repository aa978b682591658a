import { css } from 'lit'

export const accessRequestStyles = css`
  .form {
    max-inline-size: 40rem;
  }
  .grants {
    display: grid;
    gap: calc(var(--caselore-gap, 1rem) * 0.75);
    grid-template-columns: minmax(0, 1fr);
  }
  .grant {
    display: grid;
    gap: calc(var(--caselore-gap, 1rem) / 2);
    grid-template-columns: minmax(0, 1fr);
  }
  .facts {
    display: grid;
    gap: 0.25rem calc(var(--caselore-gap, 1rem) * 1.5);
    grid-template-columns: repeat(auto-fill, minmax(min(14rem, 100%), 1fr));
  }
  .decision {
    display: flex;
    flex-wrap: wrap;
    align-items: end;
    gap: calc(var(--caselore-gap, 1rem) / 2);
  }
  .decision > [part~='field'] {
    flex: 1 1 16rem;
    min-inline-size: 0;
  }
  .decision > div:last-child {
    flex: none;
  }
`
