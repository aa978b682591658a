import { type Json, type RefusalData, refusalData } from '../shared/index.js'

/** Why a policy decided as it did. Apart from what is refused for it, which only those who refuse load. */
export const reasonSentences = {
  'policy.unknown_action': { zh: '没有“{action}”这个操作。', en: 'There is no action “{action}”.' },
  'policy.no_permit': { zh: '没有任何规则允许此操作。', en: 'No rule permits this.' },
  'policy.forbidden': { zh: '有规则明确禁止此操作。', en: 'A rule forbids this.' },
  'policy.permitted': { zh: '规则允许此操作。', en: 'A rule permits this.' },
  'policy.depends': { zh: '是否允许取决于具体记录。', en: 'It depends on the record.' },
}

/** The codes by which a decision says why. */
export type PolicyReason = keyof typeof reasonSentences

export const reason = (
  code: PolicyReason,
  details?: Readonly<Record<string, Json>>,
): RefusalData<PolicyReason> => refusalData(reasonSentences, code, { details })
