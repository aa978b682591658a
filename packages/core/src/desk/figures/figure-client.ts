import type { SessionContext } from '../context.js'
import { reportFigures } from './report-figures.js'
import type { FigureClient } from './types.js'

export const figureClient = (session: SessionContext): FigureClient => ({
  report: (query) => reportFigures(session, query),
})
