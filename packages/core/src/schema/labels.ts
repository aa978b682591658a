import type { LocalText } from '../shared/index.js'
import type {
  Audience,
  Channel,
  Confidence,
  Governance,
  Priority,
  ReviewLevel,
  ScoreName,
  Sensitivity,
  StatusCategory,
  Track,
  Visibility,
} from './enums.js'

type Labels<Name extends string> = Readonly<Record<Name, LocalText>>
// Told to bundlers as pure, so that they drop the tables a page does not use.
// @__NO_SIDE_EFFECTS__
const t = (zh: string, en: string): LocalText => ({ zh, en })

export const priorityLabels: Labels<Priority> = {
  urgent: t('紧急', 'Urgent'),
  high: t('高', 'High'),
  normal: t('中', 'Normal'),
  low: t('低', 'Low'),
}

export const channelLabels: Labels<Channel> = {
  web: t('网页', 'Web'),
  app: t('应用', 'App'),
  phone: t('电话', 'Phone'),
  email: t('邮件', 'E-mail'),
  wechat: t('微信', 'WeChat'),
  wecom: t('企业微信', 'WeCom'),
  dingtalk: t('钉钉', 'DingTalk'),
  sms: t('短信', 'SMS'),
  social: t('社交媒体', 'Social media'),
  chat: t('在线聊天', 'Chat'),
}

export const statusCategoryLabels: Labels<StatusCategory> = {
  new: t('新建', 'New'),
  open: t('处理中', 'In progress'),
  pending_requester: t('等待客户', 'Waiting for the customer'),
  on_hold: t('等待第三方', 'Waiting for a third party'),
  resolved: t('待确认解决', 'Resolved, to be confirmed'),
  closed: t('已关闭', 'Closed'),
  merged: t('已合并', 'Merged'),
}

export const visibilityLabels: Labels<Visibility> = {
  public: t('公开回复', 'Public reply'),
  internal: t('内部备注', 'Internal note'),
}

export const trackLabels: Labels<Track> = {
  routine: t('普通', 'Routine'),
  urgent: t('紧急（48 小时）', 'Urgent (48 hours)'),
}

export const audienceLabels: Labels<Audience> = {
  team: t('本团队', 'Team'),
  internal: t('公司内部', 'Internal'),
  partner: t('合作伙伴', 'Partners'),
  customer: t('客户', 'Customers'),
  public: t('公开', 'Public'),
}

export const confidenceLabels: Labels<Confidence> = {
  work_in_progress: t('撰写中', 'Work in progress'),
  not_validated: t('未验证', 'Not validated'),
  validated: t('已验证', 'Validated'),
}

export const governanceLabels: Labels<Governance> = {
  compliance: t('先审后用', 'Review before use'),
  experience: t('先用后审', 'Publish, then review'),
}

export const sensitivityLabels: Labels<Sensitivity> = {
  normal: t('普通', 'Normal'),
  confidential: t('保密', 'Confidential'),
  breakthrough: t('重大技术突破', 'Major breakthrough'),
}

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

/** Names of the fields that screens, findings and refusals mention. */
export const fieldLabels: Readonly<Record<string, LocalText>> = {
  title: t('标题', 'Title'),
  subject: t('主题', 'Subject'),
  description: t('描述', 'Description'),
  priority: t('优先级', 'Priority'),
  channel: t('渠道', 'Channel'),
  category: t('分类', 'Category'),
  product: t('产品', 'Product'),
  status: t('状态', 'Status'),
  assignee: t('处理人', 'Assignee'),
  team: t('团队', 'Team'),
  requester: t('提单人', 'Requester'),
  regions: t('区域', 'Regions'),
  tags: t('标签', 'Tags'),
  attachments: t('附件', 'Attachments'),
  customer: t('客户', 'Customer'),
  'customer.name': t('客户名称', 'Customer name'),
  'customer.uscc': t('统一社会信用代码', 'Unified social credit code'),
  'customer.industry': t('客户行业', 'Customer industry'),
  'customer.tier': t('服务等级', 'Service tier'),
  contact: t('联系人', 'Contact'),
  'contact.name': t('联系人姓名', 'Contact name'),
  'contact.phone': t('联系电话', 'Phone'),
  'contact.email': t('邮箱', 'E-mail'),
  resolution: t('解决方案', 'Resolution'),
  rating: t('满意度评价', 'Rating'),
  basics: t('基本信息', 'Basics'),
  'basics.product': t('产品', 'Product'),
  'basics.productModel': t('产品型号', 'Product model'),
  'basics.industry': t('客户行业背景', 'Industry background'),
  'basics.occurredAt': t('发生时间', 'Time of occurrence'),
  symptom: t('问题现象', 'Symptom'),
  'symptom.customerWords': t('客户原话', 'The customer’s words'),
  'symptom.scene': t('现场情况', 'Scene'),
  diagnosis: t('诊断过程', 'Diagnosis'),
  'diagnosis.narrative': t('诊断思路', 'How the cause was found'),
  'diagnosis.checks': t('检查与排除', 'Checked and excluded'),
  solution: t('解决方案', 'Solution'),
  'solution.steps': t('处理步骤', 'Steps'),
  'solution.tools': t('使用工具', 'Tools'),
  'solution.parts': t('更换备件', 'Parts'),
  'solution.cautions': t('注意事项', 'Cautions'),
  result: t('结果与反馈', 'Result and feedback'),
  'result.outcome': t('处理结果', 'Outcome'),
  'result.figures': t('成效数据', 'Outcome figures'),
  'result.testimonial': t('客户评价', 'Customer testimonial'),
  'result.followUps': t('后续跟进', 'Follow-ups'),
  node: t('所属分类', 'Classification'),
  productLine: t('产品线', 'Product line'),
  urgency: t('紧急程度', 'Urgency'),
}

/** The default roles of P1. */
export const roleLabels: Readonly<Record<string, LocalText>> = {
  requester: t('客户（提单人）', 'Requester'),
  agent: t('客服', 'Agent'),
  field_engineer: t('现场工程师', 'Field engineer'),
  team_lead: t('客服主管', 'Team lead'),
  case_maintainer: t('案例维护员', 'Case maintainer'),
  case_editor: t('案例管理员', 'Case editor'),
  first_reviewer: t('一级审核员', 'First reviewer'),
  second_reviewer: t('二级审核员', 'Second reviewer'),
  library_admin: t('案例库管理员', 'Library administrator'),
  sales: t('销售', 'Sales'),
  finance: t('财务', 'Finance'),
  dealer: t('经销商', 'Dealer'),
  executive: t('管理层', 'Executive'),
  system_admin: t('系统管理员', 'System administrator'),
  auditor: t('审计员', 'Auditor'),
}
