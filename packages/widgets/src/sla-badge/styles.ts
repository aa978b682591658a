import { css } from 'lit'

/** For the element and for every widget that shows a clock in a row of its own. */
export const slaBadgeStyles = css`
  .sla {
    display: inline-flex;
    align-items: center;
    white-space: nowrap;
  }
`
