import type { Session } from '@caselore/core/schema'
import { type CustomerKey, customers, isCustomerKey } from './customers.js'

/** Everything of the demo belongs to this tenant. */
export const demoTenant = 'demo'

/** Someone who can be chosen in the sign-in menu. */
export interface DemoPerson {
  readonly session: Session
  /** One or two signs for the avatar. */
  readonly initials: string
  /** What this person shows best, for the menu. */
  readonly about: { readonly zh: string; readonly en: string }
}

/** Names of the teams that tickets are handed to, by the id that a ticket carries. */
export const teams = {
  'support-east': { zh: '客服·华东', en: 'Support East' },
  'support-south': { zh: '客服·华南', en: 'Support South' },
  'support-north': { zh: '客服·华北', en: 'Support North' },
  'field-service': { zh: '现场服务', en: 'Field service' },
  'parts-logistics': { zh: '备件与物流', en: 'Parts and logistics' },
  engineering: { zh: '研发支持', en: 'Engineering' },
} as const
export type TeamKey = keyof typeof teams

function person(
  id: string,
  name: string,
  roles: string[],
  regions: readonly string[],
  team?: TeamKey | 'library',
): Session {
  const attributes = { regions: [...regions], ...(team ? { team } : {}) }
  return { tenant: demoTenant, actor: { id, name, roles, attributes }, zone: 'Asia/Shanghai' }
}

const east = ['华东']
const south = ['华南']
const north = ['华北']
const everywhere = ['*']

/** The people of the sign-in menu, customers first. */
export const people = {
  'requester-east': {
    session: person('requester-east', '小陈', ['requester'], east),
    initials: '陈',
    about: {
      zh: '注塑厂设备主管：查案例、提工单、确认与评价',
      en: 'A plant’s maintenance lead: searches, files, confirms, rates',
    },
  },
  'requester-south': {
    session: person('requester-south', '小林', ['requester'], south),
    initials: '林',
    about: { zh: '便利店信息专员：收银与打印问题', en: 'A store chain’s IT person: tills and printers' },
  },
  'agent-east': {
    session: person('agent-east', '小周', ['agent'], east, 'support-east'),
    initials: '周',
    about: { zh: '处理华东工单，撰写案例', en: 'Works on tickets of the East and writes cases' },
  },
  'agent-east-2': {
    session: person('agent-east-2', '阿宁', ['agent'], east, 'support-east'),
    initials: '宁',
    about: { zh: '同组同事，接手转派的工单', en: 'A colleague who takes over' },
  },
  'agent-south': {
    session: person('agent-south', '小吴', ['agent'], south, 'support-south'),
    initials: '吴',
    about: {
      zh: '处理华南工单：看不到仅限华东的案例',
      en: 'Works on tickets of the South; cases of the East stay out of sight',
    },
  },
  'agent-north': {
    session: person('agent-north', '小燕', ['agent'], north, 'support-north'),
    initials: '燕',
    about: {
      zh: '华北还没有工单：只看到不限区域的案例',
      en: 'The North has no tickets yet; sees the cases that are for every region',
    },
  },
  'lead-east': {
    session: person('lead-east', '沈组长', ['team_lead'], east, 'support-east'),
    initials: '沈',
    about: { zh: '分派、升级，并参与一级审核', en: 'Assigns, escalates, and reviews at the first level' },
  },
  'first-reviewer': {
    session: person('first-reviewer', '方工', ['first_reviewer'], everywhere, 'library'),
    initials: '方',
    about: { zh: '看完整性、逻辑与技术准确性', en: 'Looks at completeness, logic and technical accuracy' },
  },
  'second-reviewer': {
    session: person('second-reviewer', '许老师', ['second_reviewer'], everywhere, 'library'),
    initials: '许',
    about: { zh: '看通用性、复用价值与表述', en: 'Looks at generality, reuse and wording' },
  },
  'both-reviewer': {
    session: person('both-reviewer', '闵工', ['first_reviewer', 'second_reviewer'], everywhere, 'library'),
    initials: '闵',
    about: {
      zh: '两级都能审，但同一个案例只能审一级',
      en: 'Reviews at both levels, but never the same case twice',
    },
  },
  sales: {
    session: person('sales', '小贺', ['sales'], east),
    initials: '贺',
    about: { zh: '只看脱敏后的案例', en: 'Sees cases with the solution masked' },
  },
  executive: {
    session: person('executive', '盛总', ['executive'], everywhere),
    initials: '盛',
    about: {
      zh: '看案例库；重大突破须申请临时授权',
      en: 'Reads the library; breakthroughs by temporary access only',
    },
  },
  'library-admin': {
    session: person('library-admin', '乔姐', ['library_admin'], everywhere, 'library'),
    initials: '乔',
    about: {
      zh: '分类、归档、公开范围，审批临时授权',
      en: 'Classification, archive and audience; decides on temporary access',
    },
  },
  auditor: {
    session: person('auditor', '纪老师', ['auditor'], everywhere),
    initials: '纪',
    about: { zh: '只读审计记录', en: 'Reads the audit trail only' },
  },
  'system-admin': {
    session: person('system-admin', '管工', ['system_admin'], everywhere),
    initials: '管',
    about: { zh: '只管配置，看不到业务数据', en: 'Configures, and sees no business data' },
  },
} as const satisfies Record<string, DemoPerson>

export type PersonKey = keyof typeof people

/** Anyone who acts in the demo: the people of the menu, and customers who only appear in tickets. */
export type ActorKey = PersonKey | CustomerKey

/** The session of anyone who acts in the demo. */
export function sessionOf(key: ActorKey): Session {
  if (Object.hasOwn(people, key)) return people[key as PersonKey].session
  if (!isCustomerKey(key)) throw new Error(`nobody in the demo is called ${key}`)
  const { contact, regions } = customers[key]
  return person(key, contact.name ?? key, ['requester'], regions)
}
