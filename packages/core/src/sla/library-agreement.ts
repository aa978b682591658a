import type { Agreement, AgreementSource } from './agreement.js'
import { buildAgreement } from './build-agreement.js'

export const libraryAgreementSource: AgreementSource = {
  id: 'library',
  calendar: 'always',
  targets: [{ metric: 'publish', track: 'urgent', within: '48h' }],
}

/** An urgent case is in the library within 48 hours of its draft, nights and holidays included (L8). */
export const libraryAgreement: Agreement = /* @__PURE__ */ buildAgreement(libraryAgreementSource)
