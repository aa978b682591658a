import type { Highlighted } from '@caselore/core/desk'
import { html, type TemplateResult } from 'lit'

/** Text with its matches as `<mark part="mark">`. Only text is ever put in, never HTML. */
export function highlight({ text, spans }: Highlighted): (string | TemplateResult)[] {
  const pieces: (string | TemplateResult)[] = []
  let end = 0
  for (const span of [...spans].sort((a, b) => a.start - b.start)) {
    const start = Math.max(span.start, end)
    if (span.end <= start) continue
    pieces.push(text.slice(end, start), html`<mark part="mark">${text.slice(start, span.end)}</mark>`)
    end = span.end
  }
  pieces.push(text.slice(end))
  return pieces
}

/** The stretch of a long text around its first match, about `length` UTF-16 units, with marks moved along. */
export function excerpt({ text, spans }: Highlighted, length: number): Highlighted {
  if (text.length <= length) return { text, spans }
  const first = spans[0]?.start ?? 0
  const start = first < length / 2 ? 0 : pastSurrogate(text, first - Math.floor(length / 4))
  const end = pastSurrogate(text, Math.min(text.length, start + length))
  const before = start > 0 ? '…' : ''
  const shift = before.length - start
  return {
    text: `${before}${text.slice(start, end)}${end < text.length ? '…' : ''}`,
    spans: spans
      .filter((span) => span.start >= start && span.end <= end)
      .map((span) => ({ start: span.start + shift, end: span.end + shift })),
  }
}

const pastSurrogate = (text: string, at: number): number =>
  /[\uDC00-\uDFFF]/.test(text.charAt(at)) ? at + 1 : at
