import type { Policy } from '../answers.js'

export declare const standardPolicy: Policy
