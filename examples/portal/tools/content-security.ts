import type { Plugin } from 'vite'

/** What the page may load and do. Trusted Types let no string become markup or script but through Lit's own templates. */
const policy = {
  'default-src': "'none'",
  'script-src': "'self'",
  'style-src': "'self'",
  'img-src': "'self' data:",
  'font-src': "'self'",
  'connect-src': "'self'",
  'base-uri': "'none'",
  'form-action': "'none'",
  'require-trusted-types-for': "'script'",
  'trusted-types': 'lit-html',
}

const written = (directives: Readonly<Record<string, string>>) =>
  Object.entries(directives)
    .map(([name, value]) => `${name} ${value}`)
    .join('; ')

/**
 * Puts the policy into the page itself, so that it holds on every server, the development server included. That one
 * alone may open a web socket to tell the page of changed files.
 */
export function contentSecurity(): Plugin {
  return {
    name: 'portal:content-security',
    transformIndexHtml: {
      order: 'pre',
      handler: (_html, { server }) => [
        {
          tag: 'meta',
          attrs: {
            'http-equiv': 'Content-Security-Policy',
            content: written(server ? { ...policy, 'connect-src': "'self' ws:" } : policy),
          },
          injectTo: 'head-prepend',
        },
      ],
    },
  }
}
