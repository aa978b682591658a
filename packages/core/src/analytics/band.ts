/** Where a figure should lie. */
export interface Band {
  readonly kpi: string
  readonly low?: number
  readonly high?: number
  /** How far outside, as a share of the limit, is still no alert; default 0.15. */
  readonly tolerance?: number
  /** Which number is held against the limits; default the headline `value`. */
  readonly statistic?: 'value' | 'median' | 'p90'
  /** Look at business time, where there is any. */
  readonly inBusinessTime?: boolean
}
