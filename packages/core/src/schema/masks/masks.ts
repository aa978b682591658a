import {
  normaliseBankCard,
  normaliseEmail,
  normaliseIdCard,
  normaliseMobile,
  normalisePlate,
  normaliseUscc,
} from '../identifiers/index.js'
import { keepEnds } from './hide.js'

type Mask = (text: string) => string

/** 138****1234: the first three and the last four signs stay. Also for fixed lines. */
export const maskPhone: Mask = (text) => keepEnds(normaliseMobile(text) ?? text.trim(), 3, 4)

/** **************009X: the last four signs stay. */
export const maskIdCard: Mask = (text) => keepEnds(normaliseIdCard(text) ?? text.trim(), 0, 4)

/** ***************0004: the last four digits stay. */
export const maskBankCard: Mask = (text) => keepEnds(normaliseBankCard(text) ?? text.trim(), 0, 4)

/** 91************0152: the kind of registration and the last four signs stay. */
export const maskUscc: Mask = (text) => keepEnds(normaliseUscc(text) ?? text.trim(), 2, 4)

/** 粤B***45: province, issuing letter and the last two signs stay. */
export const maskPlate: Mask = (text) => keepEnds(normalisePlate(text) ?? text.trim(), 2, 2)

/** s******@example.com: the first sign and the domain stay. What is no address is hidden whole. */
export function maskEmail(text: string): string {
  const address = normaliseEmail(text)
  if (address === undefined) return keepEnds(text, 0, 0)
  const at = address.lastIndexOf('@')
  return keepEnds(address.slice(0, at), 1, 0) + address.slice(at)
}

const compoundSurnames =
  /^(?:欧阳|太史|端木|上官|司马|东方|独孤|南宫|万俟|闻人|夏侯|诸葛|尉迟|公羊|赫连|澹台|皇甫|宗政|濮阳|公冶|太叔|申屠|公孙|慕容|仲孙|钟离|长孙|宇文|司徒|鲜于|司空|令狐|呼延|轩辕|百里|东郭|西门|左丘|第五|闾丘|亓官|拓跋|纳兰)./u

/** 张**, 欧阳*: the surname stays, which for compound surnames is two signs. Also for companies: the first sign stays. */
export const maskName: Mask = (text) => {
  const name = text.trim()
  return keepEnds(name, compoundSurnames.test(name) && Array.from(name).length <= 4 ? 2 : 1, 0)
}

// A province or city name holds none of these, so that 西湖区文三路市场 is not taken for one.
const placeName = '(?:(?![省市区县路街镇村号])\\p{Script=Han}){2,7}?'
const province = `${placeName}(?:省|自治区|特别行政区)`
const region = new RegExp(`^(?:(?:${province})?${placeName}(?:市|自治州|地区|盟)|${province})`, 'u')

/** 浙江省宁波市****: province and city stay; the number of stars tells nothing. */
export const maskAddress: Mask = (text) => `${region.exec(text.trim())?.[0] ?? ''}****`
