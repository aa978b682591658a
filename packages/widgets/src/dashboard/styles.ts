import { css } from 'lit'

export const dashboardStyles = css`
  .page {
    gap: calc(var(--caselore-gap, 1rem) * 1.25);
  }
  .page[aria-busy] > :not(.bar) {
    opacity: 0.6;
  }
  .ranges {
    gap: 0.125rem;
  }
  .by select {
    inline-size: auto;
    max-inline-size: 100%;
  }
  .fresh {
    margin-inline-start: auto;
  }
  .cards,
  .charts {
    display: grid;
    gap: calc(var(--caselore-gap, 1rem) * 0.75);
    grid-template-columns: repeat(auto-fill, minmax(min(100%, 15rem), 1fr));
  }
  .charts {
    grid-template-columns: repeat(auto-fill, minmax(min(100%, 24rem), 1fr));
  }
  @container (inline-size >= 75rem) {
    .charts > :first-child {
      grid-column: span 2;
    }
  }
  .card,
  .chart {
    display: grid;
    gap: 0.375rem;
    align-content: start;
    min-inline-size: 0;
  }
  .chart {
    gap: 0.5rem;
  }
  .label,
  .caption {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: 0.25rem 0.75rem;
  }
  .facts {
    display: flex;
    flex-wrap: wrap;
    gap: 0 0.75rem;
  }
  .lead {
    font: inherit;
    text-align: start;
  }
  .trend {
    display: inline-flex;
    align-items: center;
    gap: 0.25rem;
  }
  .plot {
    display: block;
    inline-size: 100%;
    block-size: 10rem;
    overflow: visible;
  }
  .axis {
    display: flex;
    justify-content: space-between;
    gap: 0.5rem;
  }
  .legend {
    display: flex;
    flex-wrap: wrap;
    gap: 0.125rem 0.75rem;
  }
  .legend li {
    display: inline-flex;
    align-items: center;
    gap: 0.375rem;
  }
  .key {
    overflow: visible;
  }
  .grid-line,
  .limit {
    stroke: currentColor;
    stroke-width: 1;
  }
  .grid-line {
    opacity: 0.18;
  }
  .limit {
    stroke-dasharray: 2 3;
  }
  .stroke {
    stroke: currentColor;
    stroke-width: 2;
    stroke-linecap: round;
  }
  .dash-1 {
    stroke-dasharray: 6 4;
  }
  .dash-2 {
    stroke-dasharray: 1.5 4;
  }
  .dash-3 {
    stroke-dasharray: 10 3 2 3;
  }
  .mark,
  .bar,
  .tick {
    fill: currentColor;
  }
  .tick {
    font-size: 0.6875rem;
    font-variant-numeric: tabular-nums;
  }
  .hover {
    fill: currentColor;
    opacity: 0;
  }
  .hover:hover {
    opacity: 0.07;
  }
  .scroll {
    overflow-x: auto;
    max-block-size: 22rem;
    overflow-y: auto;
  }
  .table {
    inline-size: 100%;
  }
  .table th,
  .table td {
    padding: 0.25rem 0.5rem;
    text-align: end;
    white-space: nowrap;
    font-weight: inherit;
  }
  .table th:first-child {
    padding-inline-start: 0;
    text-align: start;
  }
  .table .words {
    min-inline-size: 14rem;
    text-align: start;
    white-space: normal;
  }
  .alerts {
    display: grid;
    gap: 0.125rem;
  }
  details > :not(summary) {
    margin-block-start: 0.5rem;
  }
  @media (forced-colors: active) {
    .grid-line {
      opacity: 1;
    }
  }
`
