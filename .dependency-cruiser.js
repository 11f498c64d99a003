/** app → server → db → app/domain → nothing (docs/decisions/001-one-direction.md). */
const runsAnywhere =
  '^node_modules/(@noble|yjs|y-protocols|lib0|zod|temporal-polyfill|@tiptap|prosemirror-)'
const entry = '^app/(routes/|root\\.tsx|entry\\.server\\.tsx)'
/** Drivers, hashing, sign-in, holiday tables: large, or of no use in a browser. */
const serverOnly =
  '^node_modules/(date-holidays|better-auth|@better-auth|@node-rs|postgres|drizzle-orm|docx|@myriaddreamin|pino|express|helmet|ws|ioredis)/'
const never = (name, from, to) => ({ name, severity: 'error', from, to })

export default {
  forbidden: [
    never('domain-is-pure', { path: '^app/domain/' }, { pathNot: ['^app/domain/', runsAnywhere] }),
    never(
      'db-speaks-domain',
      { path: '^db/' },
      { path: '^(app|server|test)/', pathNot: '^app/domain/' },
    ),
    never(
      'server-asks-db',
      { path: '^server/' },
      { path: '^(app|test)/', pathNot: '^app/domain/' },
    ),
    never('app-asks-server', { path: '^app/' }, { path: '^(db|test)/' }),
    never(
      'only-routes-ask',
      { path: '^app/', pathNot: ['^app/domain/', entry] },
      { path: '^server/', dependencyTypesNot: ['type-only'] },
    ),
    never(
      'browser-stays-off-node',
      { path: '^app/', pathNot: ['^app/domain/', entry, '\\.server\\.tsx?$'] },
      { dependencyTypes: ['core'] },
    ),
    never(
      'public-reads-published',
      { path: '^app/routes/_public' },
      { path: '^server/', pathNot: '^server/(dashboard|transparency)/' },
    ),
    never('heavy-stays-on-server', { path: '^app/' }, { path: serverOnly }),
    never('no-cycles', {}, { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } }),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
  },
}
