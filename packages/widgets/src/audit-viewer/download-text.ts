const types = { csv: 'text/csv', ndjson: 'application/x-ndjson' } as const

/** Lets the browser save a text as a file. CSV begins with a byte order mark, or Excel would not read Chinese in it. */
export function downloadText(name: string, text: string, format: keyof typeof types): void {
  const marked = format === 'csv' ? `\uFEFF${text}` : text
  const url = URL.createObjectURL(new Blob([marked], { type: `${types[format]};charset=utf-8` }))
  const link = Object.assign(document.createElement('a'), { href: url, download: name })
  link.click()
  // The browser has begun to read it by then.
  setTimeout(() => URL.revokeObjectURL(url), 10_000)
}
