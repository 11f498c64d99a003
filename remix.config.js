/**
 * Options of Remix's Vite plugin. Remix on Vite reads no file of this name by itself: vite.config.ts
 * hands it over. Every future flag is on, so that a move to React Router stays mechanical.
 *
 * @type {import('@remix-run/dev').VitePluginConfig}
 */
export default {
  appDirectory: 'app',
  ignoredRouteFiles: ['**/.*'],
  future: {
    v3_fetcherPersist: true,
    v3_lazyRouteDiscovery: true,
    v3_relativeSplatPath: true,
    v3_routeConfig: false,
    v3_singleFetch: true,
    v3_throwAbortReason: true,
  },
}
