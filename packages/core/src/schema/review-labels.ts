import type { LocalText } from '../shared/index.js'
import type { ReviewLevel, ScoreName } from './enums.js'
import { type Labels, label as t } from './label.js'

export const reviewLevelLabels: Labels<ReviewLevel> = {
  first: t('一级审核', 'First review'),
  second: t('二级审核', 'Second review'),
}

export const scoreLabels: Labels<ScoreName> = {
  authenticity: t('真实性', 'Authenticity'),
  typicality: t('典型性', 'Typicality'),
  reusability: t('可复用性', 'Reusability'),
}

/** What each score asks, so that two reviewers mean the same by it. */
export const scoreMeanings: Labels<ScoreName> = {
  authenticity: t('现象、过程与数据有据可查', 'Symptom, process and figures can be verified'),
  typicality: t('同类客户或产品会再次遇到', 'Others with this product will meet it again'),
  reusability: t('照着步骤，他人能独立解决', 'Someone else can solve it by these steps alone'),
}

export const starLabels: readonly LocalText[] = [
  t('差', 'Poor'),
  t('较差', 'Weak'),
  t('合格', 'Acceptable'),
  t('好', 'Good'),
  t('优秀', 'Excellent'),
]

/** The checklist of each review level (L6). Ids are stored with the review. */
export const reviewChecklists: Readonly<
  Record<ReviewLevel, readonly { readonly id: string; readonly label: LocalText }[]>
> = {
  first: [
    { id: 'complete', label: t('六大要素完整', 'All six elements are there') },
    { id: 'logical', label: t('诊断思路清楚、前后一致', 'The diagnosis is clear and consistent') },
    { id: 'accurate', label: t('技术内容准确', 'The technical content is right') },
  ],
  second: [
    {
      id: 'general',
      label: t('适用范围写清楚，不限于一家客户', 'Its scope is clear and not one customer only'),
    },
    { id: 'reusable', label: t('具有复用价值', 'It is worth reusing') },
    { id: 'wording', label: t('表述易懂，用词规范', 'It is well and plainly written') },
  ],
}
