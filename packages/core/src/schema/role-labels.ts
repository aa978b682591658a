import type { LocalText } from '../shared/index.js'
import { label as t } from './label.js'

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
