import type { Contact, Customer } from '@caselore/core/schema'

/** A company that uses the products, with the one person who speaks for it. All of them are invented. */
export interface DemoCustomer {
  readonly customer: Customer
  readonly contact: Contact
  readonly regions: readonly string[]
}

const east = ['华东']
const south = ['华南']
const both = ['华东', '华南']

function customer(
  name: string,
  industry: string,
  tier: 'gold' | 'silver' | 'standard',
  contact: string,
  phone: string,
  regions: readonly string[],
): DemoCustomer {
  return { customer: { name, industry, tier }, contact: { name: contact, phone }, regions }
}

/** By key; the key is also the id of the person who files. Four to an industry. */
export const customers = {
  // 机械制造
  'requester-east': customer(
    '示例·云岫精密注塑有限公司',
    '汽车零部件注塑',
    'gold',
    '小陈',
    '13800138000',
    east,
  ),
  'mach-forge': customer('示例·赤松锻压机械厂', '锻压件加工', 'silver', '老袁', '13800138001', east),
  'mach-gear': customer('示例·南屿齿轮制造有限公司', '减速机齿轮', 'silver', '阿满', '13800138002', south),
  'mach-pack': customer('示例·双渡包装机械有限公司', '包装设备集成', 'gold', '小岳', '13800138003', both),
  // 电子制造
  'elec-pcb': customer('示例·望潮电路板有限公司', '多层线路板', 'gold', '小莫', '13800138004', south),
  'elec-smt': customer('示例·橙汀电子科技有限公司', '贴片代工', 'gold', '阿昆', '13800138005', south),
  'elec-sensor': customer('示例·砚溪传感器有限公司', '工业传感器', 'standard', '小阮', '13800138006', east),
  'elec-battery': customer('示例·北塘储能电子有限公司', '电池模组', 'silver', '老单', '13800138007', east),
  // 企业软件
  'saas-trade': customer('示例·百汇进出口有限公司', '外贸', 'standard', '小佟', '13800138008', east),
  'saas-school': customer('示例·松果教育咨询有限公司', '职业教育', 'standard', '小苗', '13800138009', south),
  'saas-build': customer('示例·拾阶建筑工程有限公司', '建筑工程', 'silver', '老耿', '13800138010', both),
  'saas-north': customer(
    'Sample · Northwind Bay Trading',
    'import and export',
    'silver',
    'Robin',
    '13800138011',
    [...east],
  ),
  // 物流仓储
  'logi-cold': customer('示例·白鹭冷链物流有限公司', '冷链仓配', 'gold', '小窦', '13800138012', south),
  'logi-express': customer('示例·顺岭快运有限公司', '零担快运', 'silver', '老祁', '13800138013', east),
  'logi-ware': customer('示例·青禾云仓管理有限公司', '电商云仓', 'gold', '阿闵', '13800138014', east),
  'logi-port': customer(
    'Sample · Harbour Lane Forwarding',
    'freight forwarding',
    'standard',
    'Alex',
    '13800138015',
    [...south],
  ),
  // 零售
  'requester-south': customer('示例·半日闲连锁便利店', '连锁便利店', 'gold', '小林', '13800138016', south),
  'reta-fresh': customer('示例·田头巷生鲜超市', '生鲜超市', 'silver', '小覃', '13800138017', east),
  'reta-cloth': customer('示例·苎麻服饰有限公司', '服装连锁', 'standard', '阿佩', '13800138018', south),
  'reta-drug': customer('示例·杏篱大药房连锁', '连锁药房', 'silver', '小艾', '13800138019', east),
  // 医疗器械
  'medi-county': customer('示例·桐川县第一医院', '二级综合医院', 'silver', '老翟', '13800138020', east),
  'medi-lab': customer('示例·明谷医学检验所', '第三方检验', 'gold', '小冉', '13800138021', south),
  'medi-dental': customer('示例·小白牙口腔门诊部', '口腔门诊', 'standard', '小邬', '13800138022', south),
  'medi-rehab': customer('示例·安步康复医院', '康复专科', 'silver', '小娄', '13800138023', east),
} as const satisfies Record<string, DemoCustomer>

export type CustomerKey = keyof typeof customers

export const isCustomerKey = (key: string): key is CustomerKey => Object.hasOwn(customers, key)

/** Who speaks for a customer that stands in a ticket or a case as an id; undefined for any other id. */
export const contactOf = (id: string): string | undefined =>
  isCustomerKey(id) ? customers[id].contact.name : undefined
