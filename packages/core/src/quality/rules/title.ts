import { type CaseContent, findPersonal } from '../../schema/index.js'
import { isBlank } from '../blank.js'
import { type Finding, finding } from '../finding.js'
import type { QualityRule } from '../rule.js'

const bare = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s\p{P}]/gu, '')

/** The title reads "product + problem" and does not name the customer, who is a protected field. */
export const titleRule: QualityRule = (content) => [...productFindings(content), ...customerFindings(content)]

function productFindings({ title, basics: { product, productModel } }: CaseContent): Finding[] {
  if (isBlank(product)) return [finding('warning', 'quality.missing_product', ['basics', 'product'])]
  const words = bare(title)
  const named = [product, productModel].map(bare).filter((name) => name !== '' && words.includes(name))
  if (named.length === 0)
    return [finding('warning', 'quality.title_without_product', ['title'], { details: { product } })]
  const rest = named.reduce((left, name) => left.replace(name, ''), words)
  return rest.length < 2 ? [finding('warning', 'quality.title_without_problem', ['title'])] : []
}

const companySuffix =
  /(?:集团|控股|科技|技术|实业|贸易)*(?:股份)?(?:有限)?(?:责任)?公司$|,?\s+(?:co|inc|ltd|llc|gmbh|corp)\b.*$/i

/** The names under which a customer may be recognised: the full one and the one without the legal form. */
export const customerNames = ({ customer }: CaseContent): string[] =>
  customer
    ? [...new Set([customer.name, customer.name.replace(companySuffix, '')])].filter(
        (name) => Array.from(name.trim()).length > 1,
      )
    : []

function customerFindings(content: CaseContent): Finding[] {
  const severity = content.customer?.authorisation ? 'warning' : 'error'
  return findPersonal(content.title, customerNames(content))
    .filter(({ type }) => type === 'name')
    .map(({ start, end }) =>
      finding(severity, 'quality.title_names_customer', ['title'], { range: [start, end] }),
    )
}
