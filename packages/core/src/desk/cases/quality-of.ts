import { createQualityCheck, type QualityCheck } from '../../quality/index.js'
import type { DeskContext } from '../context.js'

const standard = createQualityCheck()

/** The check that the desk's cases pass before they are submitted: the host's, or the standard one. */
export const qualityOf = ({ quality }: DeskContext): QualityCheck => quality ?? standard
