import type { AnalyticsSettings } from './types.js'

const hour = 3_600_000
const day = 24 * hour

export const defaultSettings: AnalyticsSettings = {
  lookBack: 7 * day,
  lookAhead: 7 * day,
  repeatWithin: 30 * day,
  deflectionWindow: 48 * hour,
  settleAfter: 14 * day,
  automations: ['system'],
}

/** The defaults under what the host names; nothing is forgotten before every window is over. */
export function settingsOf(given: Partial<AnalyticsSettings> = {}): AnalyticsSettings {
  const settings = { ...defaultSettings, ...given }
  return { ...settings, settleAfter: Math.max(settings.settleAfter, settings.lookAhead) }
}
