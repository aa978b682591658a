import type { CaseContent } from '../schema/index.js'

type Path = readonly (string | number)[]

/** One text of a case and where it stands. */
export interface CaseText {
  readonly path: Path
  readonly text: string
}

// The customer is a protected field of its own; the others hold codes, not words.
const noText: readonly string[] = ['customer', 'node', 'urgency', 'regions']
const attachmentText: readonly string[] = ['name', 'caption']

/** The content with every text that people wrote replaced by what `change` makes of it. */
export function mapCaseTexts(
  content: CaseContent,
  change: (text: string, path: Path) => string,
): CaseContent {
  return mapValue(content, [], change) as CaseContent
}

/** Every text that people wrote, in the order of the template. */
export function caseTexts(content: CaseContent): CaseText[] {
  const texts: CaseText[] = []
  mapCaseTexts(content, (text, path) => {
    texts.push({ path, text })
    return text
  })
  return texts
}

function mapValue(value: unknown, path: Path, change: (text: string, path: Path) => string): unknown {
  if (typeof value === 'string') return change(value, path)
  if (Array.isArray(value)) return value.map((each, i) => mapValue(each, [...path, i], change))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, each]) => [
      key,
      holdsText(path, key) ? mapValue(each, [...path, key], change) : each,
    ]),
  )
}

const holdsText = (path: Path, key: string): boolean =>
  path.length === 0 ? !noText.includes(key) : path[0] !== 'attachments' || attachmentText.includes(key)
