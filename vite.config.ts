import optimizeLocales from '@react-aria/optimize-locales-plugin'
import { vitePlugin as remix } from '@remix-run/dev'
import tailwindcss from '@tailwindcss/vite'
import { defineConfig } from 'vite'
import { denyImports } from 'vite-env-only'

// @ts-expect-error The options are a plain JavaScript object, checked by its own JSDoc type.
import remixConfig from './remix.config.js'

export default defineConfig({
  plugins: [
    tailwindcss(),
    // The second guard of the one direction; `specifiers` would throw in Remix's dev-time CSS pass.
    denyImports({ client: { files: ['server/**', 'db/**'] } }),
    remix(remixConfig),
    { ...optimizeLocales.vite({ locales: ['en-US', 'ar-AE'] }), enforce: 'pre' },
  ],
  // Read once at the start of a development server, or it would bundle packages as pages ask for them
  // and load some of them twice. Routes are left out: they lead to the server's packages too.
  optimizeDeps: {
    entries: ['app/entry.client.tsx', 'app/{components,desk,editor,i18n,live}/**/*.{ts,tsx}'],
  },
  build: {
    // Nothing is inlined as data:, which the content security policy refuses for fonts.
    assetsInlineLimit: 0,
    target: 'es2022',
    // Three per cent smaller than by esbuild over the network, for seconds more once per version.
    minify: 'terser',
    terserOptions: { ecma: 2020, module: true, compress: { passes: 3 } },
  },
})
