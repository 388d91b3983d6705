/** Who may import whom. The table is the architecture; what it does not list is an error. */
const rooms = {
  'engine/model': [],
  'engine/state': ['engine/model'],
  'engine/elements': ['engine/model', 'engine/state'],
  'engine/triggers': ['engine/model', 'engine/state', 'engine/elements'],
  'engine/kernel': ['engine/model', 'engine/state', 'engine/elements', 'engine/triggers'],
  'engine/checks': ['engine/model', 'engine/state', 'engine/elements', 'engine/triggers', 'engine/kernel'],
  'engine/expressions': ['engine/model'],
  'engine/forms': ['engine/model', 'engine/expressions'],
  'engine/reader': ['engine/model', 'engine/elements', 'engine/triggers', 'engine/expressions'],
  'engine/runtime': [
    'engine/model',
    'engine/state',
    'engine/elements',
    'engine/triggers',
    'engine/kernel',
    'engine/checks',
    'engine/expressions',
    'engine/forms',
    'engine/reader',
  ],
  'engine/adapters': ['engine/runtime', 'engine/state', 'engine/model'],
  'engine/embed': ['engine/model', 'engine/runtime', 'engine/adapters'],
  'engine/testing': [
    'engine/model',
    'engine/expressions',
    'engine/reader',
    'engine/runtime',
    'engine/adapters',
    'engine/embed',
  ],
  server: ['engine', 'schemas'],
  schemas: [],
  ui: ['schemas', 'engine/browser.ts'],
  processes: [],
};
const inside = (room) => (room.endsWith('.ts') ? `^${room.replace('.', '\\.')}$` : `^${room}/`);
module.exports = {
  forbidden: [
    {
      name: 'no-cycle',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'no-orphan',
      severity: 'error',
      from: { orphan: true, pathNot: '(^tests/|^bench/|^scripts/|\\.config\\.|\\.d\\.ts$|^ui/)' },
      to: {},
    },
    {
      name: 'pure-rooms-import-no-package',
      severity: 'error',
      from: { path: '^engine/(model|state|elements|triggers|kernel|checks)/' },
      to: { dependencyTypes: ['npm', 'core'] },
    },
    {
      name: 'only-compose-names-adapters',
      severity: 'error',
      from: { path: '^(server|engine/embed)/', pathNot: '^(server|engine/embed)/compose\\.ts$' },
      to: { path: '^engine/adapters/' },
    },
    {
      name: 'server-uses-the-public-face',
      severity: 'error',
      from: { path: '^server/' },
      to: { path: '^engine/', pathNot: '^engine/(index\\.ts|adapters/)' },
    },
    {
      name: 'islands',
      comment:
        'An element or trigger file never imports another one: only the interface and the shared source.',
      severity: 'error',
      from: { path: '^engine/(elements|triggers)/(?!registry\\.ts)[^/]+\\.ts$' },
      to: { path: '^engine/(elements|triggers)/(?!(element|source|trigger|job|form|code)\\.ts$)' },
    },
    ...Object.entries(rooms).map(([room, may]) => ({
      name: `room:${room}`,
      severity: 'error',
      from: { path: inside(room) },
      to: { path: '^(engine|server|ui|processes|schemas)/', pathNot: [room, ...may].map(inside).join('|') },
    })),
  ],
  options: {
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(dist|ui/dist)/' },
  },
};
