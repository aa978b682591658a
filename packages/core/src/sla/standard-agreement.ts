import type { Agreement, AgreementSource } from './agreement.js'
import { buildAgreement } from './build-agreement.js'

export const standardAgreementSource: AgreementSource = {
  id: 'standard',
  calendar: 'cn-support',
  targets: [
    { metric: 'first_reply', priority: 'urgent', within: '30m' },
    { metric: 'first_reply', priority: 'high', within: '1h' },
    { metric: 'first_reply', within: '2h' },
    { metric: 'resolution', priority: 'urgent', within: '4h', pauseOn: ['pending_requester'] },
    { metric: 'resolution', priority: 'high', within: '8h', pauseOn: ['pending_requester'] },
    { metric: 'resolution', priority: 'low', within: '40h', pauseOn: ['pending_requester'] },
    { metric: 'resolution', within: '16h', pauseOn: ['pending_requester'] },
  ],
}

/** First reply and resolution by the four grades; a wait for the customer does not count towards a resolution. */
export const standardAgreement: Agreement = /* @__PURE__ */ buildAgreement(standardAgreementSource)
