import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vite'
import { contentSecurity } from './tools/content-security.ts'
import { realData } from './tools/real-data.ts'

export default defineConfig({
  // The packages come from their sources, so that a change in one is seen at once and nothing has to be built first.
  resolve: {
    tsconfigPaths: true,
    // Style sheets import by name too, and are not led by the compiler's paths.
    alias: {
      '@caselore/widgets/theme.css': fileURLToPath(
        new URL('../../packages/widgets/src/theme/theme.css', import.meta.url),
      ),
    },
  },
  define: { manyDocuments: JSON.stringify(process.env.CASELORE_PORTAL_DOCUMENTS ?? '') },
  plugins: [contentSecurity(), realData(process.env.CASELORE_PORTAL_DATA)],
  // The overlay writes styles into the page, which the content security policy forbids; errors stand in the console.
  server: { hmr: { overlay: false } },
  build: {
    target: 'es2023',
    modulePreload: { polyfill: false },
    // The whole desk and its demo are one page here, on purpose.
    chunkSizeWarningLimit: 1000,
  },
  optimizeDeps: {
    include: [
      '@lit/context',
      'idb',
      'immer',
      'lit',
      'lit/directives/repeat.js',
      'minisearch',
      'xstate',
      'zod',
      'zod/mini',
    ],
  },
})
