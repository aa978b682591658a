// The arrows of DESIGN.md. scripts/dependency-rules.test.ts plants a leak of each kind and sees it refused.

const tests = '\\.(test|test-d|bench)\\.ts$|/testing/|/test-[^/]+\\.ts$'
const sources = { path: '^packages/(adapters/)?[^/]+/src/', pathNot: tests }

/** What each package may import of the others, by their public names. Core imports none. */
const mayImport = {
  core: [],
  search: ['core'],
  widgets: ['core', 'search'],
  'adapters/indexeddb': ['core'],
  'adapters/sql': ['core'],
  'adapters/sqlite': ['core', 'adapters/sql'],
  'adapters/postgres': ['core', 'adapters/sql'],
  'adapters/opensearch': ['core', 'search', 'adapters/sql'],
  'adapters/postgres-search': ['core', 'search', 'adapters/sql', 'adapters/postgres'],
  'adapters/conformance': ['core', 'search'],
}

/** Rooms of core from the ground up. All others stand side by side between `schema` and `desk`. */
const groundFloor = ['shared', 'filter', 'schema']

const packageArrows = Object.entries(mayImport).map(([name, allowed]) => ({
  name: `${name.replace('adapters/', '')}-imports-only-${allowed.join('-and-').replaceAll('adapters/', '') || 'itself'}`,
  comment: 'core ← search, core ← adapters, core and search ← widgets.',
  severity: 'error',
  from: { path: `^packages/${name}/src/`, pathNot: tests },
  to: { path: '^packages/', pathNot: [name, ...allowed].map((other) => `^packages/${other}/`) },
}))

const groundFloorArrows = groundFloor.map((room, level) => ({
  name: `core-${room}-looks-down-only`,
  comment: 'shared ← filter ← schema ← the rooms ← desk.',
  severity: 'error',
  from: { path: `^packages/core/src/${room}/`, pathNot: tests },
  to: {
    path: '^packages/core/src/',
    pathNot: `^packages/core/src/(${groundFloor.slice(0, level + 1).join('|')})/`,
  },
}))

module.exports = {
  forbidden: [
    {
      name: 'no-cycles',
      comment: 'A cycle means that two files are one concept, or that one of them sits in the wrong room.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'resolvable',
      comment: 'An import that leads nowhere, or to a subpath that no package exports.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
    ...packageArrows,
    ...groundFloorArrows,
    {
      name: 'core-rooms-side-by-side',
      comment: 'Rooms between schema and desk do not import each other; desk joins them.',
      severity: 'error',
      from: {
        path: `^packages/core/src/(?!(?:${groundFloor.join('|')}|encryption|transfer|workers|desk)/)([^/]+)/`,
        pathNot: tests,
      },
      to: { path: '^packages/core/src/', pathNot: `^packages/core/src/(${groundFloor.join('|')}|$1)/` },
    },
    {
      name: 'core-encryption-wraps-storage',
      comment:
        'Encryption is a storage over a storage: it knows the port, and no other room beside it (decision 8).',
      severity: 'error',
      from: { path: '^packages/core/src/encryption/', pathNot: tests },
      to: {
        path: '^packages/core/src/',
        pathNot: `^packages/core/src/(${groundFloor.join('|')}|storage|encryption)/`,
      },
    },
    {
      name: 'core-transfer-reads-storage',
      comment:
        'A tenant as a file is what the port gives: transfer knows storage, and no other room beside it.',
      severity: 'error',
      from: { path: '^packages/core/src/transfer/', pathNot: tests },
      to: {
        path: '^packages/core/src/',
        pathNot: `^packages/core/src/(${groundFloor.join('|')}|storage|transfer)/`,
      },
    },
    {
      name: 'core-workers-on-storage',
      comment:
        'Relays and schedulers are made of what the port gives: workers knows storage, and no other room beside it.',
      severity: 'error',
      from: { path: '^packages/core/src/workers/', pathNot: tests },
      to: {
        path: '^packages/core/src/',
        pathNot: `^packages/core/src/(${groundFloor.join('|')}|storage|workers)/`,
      },
    },
    {
      name: 'core-rooms-by-their-index',
      comment: 'What a room does not export is nobody else’s business.',
      severity: 'error',
      from: { path: '^packages/core/src/([^/]+)/', pathNot: tests },
      to: {
        path: '^packages/core/src/[^/]+/.',
        pathNot: [
          '^packages/core/src/$1/',
          '^packages/core/src/[^/]+/index\\.ts$',
          '^packages/core/src/sla/cn/index\\.ts$',
          '^packages/core/src/policy/tools/index\\.ts$',
        ],
      },
    },
    {
      name: 'packages-by-their-names',
      comment: 'Another package is imported as its users would: by name, never by a path into its sources.',
      severity: 'error',
      from: { path: '^packages/(?:adapters/)?([^/]+)/' },
      to: {
        path: '^packages/',
        // The world that tests play in, such as a server to start, is no package's product and may be borrowed.
        pathNot: ['^packages/(?:adapters/)?$1/', '/testing/'],
        dependencyTypesNot: ['aliased', 'aliased-tsconfig', 'aliased-workspace'],
      },
    },
    {
      name: 'examples-use-public-names',
      comment: 'An example shows what a host can do, and a host has no way into the sources.',
      severity: 'error',
      from: { path: '^examples/' },
      to: { path: '^packages/', dependencyTypesNot: ['aliased', 'aliased-tsconfig', 'aliased-workspace'] },
    },
    {
      name: 'published-subpaths-only',
      comment:
        'What is published is a room’s index or a widget’s define; scripts/check-exports.mjs holds the manifests to it.',
      severity: 'error',
      from: { path: '^(?:packages/(?:adapters/)?|examples/)([^/]+)/' },
      to: {
        path: '^packages/(adapters/)?[^/]+/src/',
        pathNot: ['/(index|define)\\.ts$', '\\.css$', '/testing/', '^packages/(?:adapters/)?$1/'],
      },
    },
    {
      name: 'conformance-in-tests-only',
      comment: 'The kit brings vitest with it.',
      severity: 'error',
      from: { path: '^(packages|examples)/', pathNot: [tests, '^packages/adapters/conformance/'] },
      to: { path: '^packages/adapters/conformance/' },
    },
    {
      name: 'widgets-take-types-of-core',
      comment:
        'A page that talks to a server must not load the desk. Texts and helpers of shared and schema are small.',
      severity: 'error',
      from: { path: '^packages/widgets/src/', pathNot: tests },
      to: {
        path: '^packages/(core|search)/src/',
        pathNot: '^packages/core/src/(shared|schema)/index\\.ts$',
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'no-node-in-packages',
      comment:
        'All but the storages of a server and the search snapshots in files runs in a page as well; core does no I/O at all.',
      severity: 'error',
      from: {
        ...sources,
        pathNot: [tests, '^packages/adapters/(sqlite|postgres)/', '^packages/search/src/file-snapshots/'],
      },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'declared-dependencies',
      comment:
        'What a package imports at run time stands in its own dependencies, not in the workspace’s tools.',
      severity: 'error',
      from: sources,
      to: {
        dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown', 'npm-optional', 'undetermined'],
        pathNot: '^node_modules/@types/node/',
      },
    },
    {
      name: 'sources-do-not-import-tests',
      comment: 'Tests and their worlds are not shipped.',
      severity: 'error',
      from: sources,
      to: { path: tests },
    },
  ],
  options: {
    tsConfig: { fileName: 'tsconfig.base.json' },
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)dist/' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'types', 'node', 'default'],
    },
  },
}
