import type { CaseContent } from '../schema/index.js'
import type { QualityCheck, QualityReport } from './create-quality-check.js'
import type { MaskedCase } from './mask-case.js'

/** A quality check that answers later. */
export interface LazyQualityCheck {
  check(content: CaseContent): Promise<QualityReport>
  mask(content: CaseContent, names?: readonly string[]): Promise<MaskedCase>
}

/**
 * The standard quality check, its rules and sentences loaded when a case is first checked: most pages never write one.
 * A load that fails is tried again by the next call.
 */
export function lazyQualityCheck(): LazyQualityCheck {
  let loading: Promise<QualityCheck> | undefined
  const loaded = () => {
    loading ??= import('./create-quality-check.js')
      .then(({ createQualityCheck }) => createQualityCheck())
      .catch((error: unknown) => {
        loading = undefined
        throw error
      })
    return loading
  }
  return {
    check: async (content) => (await loaded()).check(content),
    mask: async (content, names) => (await loaded()).mask(content, names),
  }
}
