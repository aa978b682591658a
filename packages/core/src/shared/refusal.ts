import type { Json } from './json.js'
import type { LocalText } from './locale.js'

/**
 * Why something was not done, as data: a stable `code` (`area.reason`) for programs, the `path` of the input that it
 * concerns, `details` for building an answer, and the same sentence for people in both languages.
 */
export interface RefusalData<Code extends string = string> {
  readonly code: Code
  readonly path?: readonly (string | number)[]
  readonly details?: { readonly [name: string]: Json }
  readonly message: LocalText
}

/** The one error that the desk throws on purpose. Assert on `code`; the message is for people. */
export class Refusal extends Error {
  override readonly name = 'Refusal'
  declare readonly code: string
  declare readonly path: readonly (string | number)[]
  declare readonly details: { readonly [name: string]: Json }
  declare readonly messages: LocalText
  /** All that was wrong, when more than one thing was; the first is the refusal itself. */
  declare readonly all: readonly RefusalData[]

  constructor(first: RefusalData, ...others: RefusalData[]) {
    super(`${first.code}: ${first.message.en}`)
    this.code = first.code
    this.path = first.path ?? []
    this.details = first.details ?? {}
    this.messages = first.message
    this.all = [first, ...others]
  }

  toJSON(): { refusals: readonly RefusalData[] } {
    return { refusals: this.all }
  }
}

export const isRefusal = (error: unknown): error is Refusal => error instanceof Refusal

export interface RefusalOptions {
  readonly path?: readonly (string | number)[] | undefined
  readonly details?: { readonly [name: string]: Json } | undefined
}

/**
 * A room's refusals: its codes with their sentences, in which `{name}` stands for the detail of that name. The codes
 * become the type, so that a misspelt one does not compile, and the error-code page of the docs is made from them.
 *
 * @example
 * ```ts
 * const filterRefusals = defineRefusals({
 *   'filter.unknown_field': { zh: '没有字段“{field}”。', en: 'There is no field “{field}”.' },
 * })
 * filterRefusals.data('filter.unknown_field', { path: ['where'], details: { field: 'colour' } })
 * ```
 */
export function defineRefusals<const Code extends string>(sentences: Readonly<Record<Code, LocalText>>) {
  const data = <C extends Code>(code: C, options?: RefusalOptions): RefusalData<C> =>
    refusalData(sentences, code, options)
  return {
    sentences,
    data,
    error: (code: Code, options?: RefusalOptions): Refusal => new Refusal(data(code, options)),
  }
}

/** One of the sentences as data; for a room that tells why and never throws, which then does without the error. */
export function refusalData<Code extends string>(
  sentences: Readonly<Record<Code, LocalText>>,
  code: Code,
  { path = [], details }: RefusalOptions = {},
): RefusalData<Code> {
  const { zh, en } = sentences[code]
  return {
    code,
    ...(path.length > 0 ? { path } : {}),
    ...(details ? { details } : {}),
    message: { zh: fill(zh, details), en: fill(en, details) },
  }
}

function fill(sentence: string, details: RefusalOptions['details']): string {
  if (!details) return sentence
  return sentence.replace(/\{(\w+)\}/g, (slot, name: string) => {
    const value = details[name]
    if (value === undefined) return slot
    return Array.isArray(value)
      ? value.join(', ')
      : typeof value === 'object'
        ? JSON.stringify(value)
        : String(value)
  })
}
