const drawings = {
  bell: ['M3 11a5 5 0 0 1 10 0z', 'M2 13h12', 'M8 4.5V6'],
  sun: [
    'M8 5.2a2.8 2.8 0 1 0 0 5.6 2.8 2.8 0 0 0 0-5.6z',
    'M8 1.5v1.2M8 13.3v1.2M1.5 8h1.2M13.3 8h1.2M3.4 3.4l.9.9M11.7 11.7l.9.9M3.4 12.6l.9-.9M11.7 4.3l.9-.9',
  ],
  moon: ['M13.2 9.6A5.6 5.6 0 0 1 6.4 2.8a5.6 5.6 0 1 0 6.8 6.8z'],
  auto: ['M8 2.5a5.5 5.5 0 1 0 0 11z', 'M8 2.5a5.5 5.5 0 0 1 0 11'],
  back: ['M9.5 3.5 5 8l4.5 4.5'],
  chevron: ['m6 4 4 4-4 4'],
  plus: ['M8 3v10M3 8h10'],
  down: ['m4 6.5 4 4 4-4'],
  check: ['m3.5 8.5 3 3 6-7'],
} as const

export type IconName = keyof typeof drawings

/** A line drawing in the colour of the text; it says nothing to screen readers. */
export function icon(name: IconName): SVGSVGElement {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg')
  for (const [attribute, value] of Object.entries({
    viewBox: '0 0 16 16',
    class: 'icon',
    'aria-hidden': 'true',
  }))
    svg.setAttribute(attribute, value)
  for (const d of drawings[name]) {
    const path = document.createElementNS('http://www.w3.org/2000/svg', 'path')
    path.setAttribute('d', d)
    svg.append(path)
  }
  return svg
}
