/**
 * The import rules of docs/architecture.md, complete: which part of Dossier may know which. `npm run check` runs them.
 * Each layer has a list of what it may import; what is not on it is forbidden.
 */

const npm = ['npm', 'npm-dev', 'npm-optional', 'npm-peer', 'npm-no-pkg', 'npm-unknown'];
const shared = '^src-shared/';

/** A package as dependency-cruiser resolves it: a path into node_modules (its types may come from @types). */
const packageNamed = (...names) => `(^|/)node_modules/(@types/)?(${names.join('|')})(/|$)`;

/** A rule that a layer imports nothing of ours but itself, src-shared and what is listed. */
const layer = (name, comment, from, ...allowed) => ({
  name,
  comment,
  severity: 'error',
  from: { path: from },
  to: { path: '^src-', pathNot: [from, shared, ...allowed] },
});

/** A rule that a package is imported in some places only. */
const onlyIn = (name, comment, packages, ...places) => ({
  name,
  comment,
  severity: 'error',
  from: { path: '^src-', pathNot: places },
  to: { path: packageNamed(...packages) },
});

/** A rule that a room of convert/ imports nothing of it but itself and the rooms that are listed. */
const room = (name, comment, own, ...allowed) => ({
  name,
  comment,
  severity: 'error',
  from: { path: `^src-main/convert/${own}/` },
  to: { path: '^src-main/convert/', pathNot: [own, ...allowed].map((one) => `^src-main/convert/${one}/`) },
});

/** A folder of a document kind, or of what several share; its name is the first group. */
const kindFolders = '^src-(?:shared/kinds|main/documents|renderer/kinds)/([^/]+)/';
const kindRegistries = '^src-(?:shared/kinds|main/documents|renderer/kinds)/registry\\.ts$';
const sharedByKinds = '^src-(?:main/documents|renderer/kinds)/(?:people|text)/';

const platform = '^src-main/platform/';
const electronTransport = '^src-main/api/(transports/)?electron-[^/]+\\.ts$';

/** Types only: what a layer may know the shape of without being able to call it. */
const typesOnly = (name, comment, from, to, ...except) => ({
  name,
  comment,
  severity: 'error',
  from: { path: from },
  to: { path: to, pathNot: except, dependencyTypesNot: ['type-only'] },
});

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: 'no-circular',
      comment: 'Two files that need each other are one idea in two places, or one of them knows too much.',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'no-circles-of-types',
      comment: 'In these folders not even types go in circles: what both sides name has a file of its own.',
      severity: 'error',
      from: { path: '^(src-shared/i18n|src-main/api)/' },
      to: { circular: true },
    },
    {
      name: 'resolvable',
      comment: 'An import that cannot be found is checked by no rule at all.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: 'no-tests-in-product',
      comment: 'The product runs without its tests and its development scripts.',
      severity: 'error',
      from: { path: '^src-' },
      to: { path: '^(tests|scripts)/' },
    },

    // --- src-shared: what both sides know
    {
      name: 'shared-imports-only-itself',
      comment: 'src-shared runs in main and in the window: whatever it imported, both would carry.',
      severity: 'error',
      from: { path: shared },
      to: { path: '^src-', pathNot: shared },
    },
    {
      name: 'shared-imports-only-zod-and-unified',
      comment:
        'No DOM, no Node: only the schemas (zod) and the Markdown tools (unified, remark and their syntax trees).',
      severity: 'error',
      from: { path: shared },
      to: {
        dependencyTypes: npm,
        pathNot: packageNamed(
          'zod',
          'unified',
          'remark-[^/]+',
          'mdast',
          'mdast-util-[^/]+',
          'micromark[^/]*',
          'unist',
          'unist-util-[^/]+',
          'vfile',
        ),
      },
    },
    {
      name: 'shared-imports-no-node',
      comment: 'The window has no Node.',
      severity: 'error',
      from: { path: shared },
      to: { dependencyTypes: ['core'] },
    },

    // --- The two sides of the bridge
    {
      name: 'renderer-imports-no-main',
      comment: 'The window knows main only through the contract in src-shared and the preload bridge.',
      severity: 'error',
      from: { path: '^src-renderer/' },
      to: { path: '^src-main/' },
    },
    {
      name: 'main-imports-no-renderer',
      comment: 'Main serves any client of the contract; the window is one of them.',
      severity: 'error',
      from: { path: '^src-main/' },
      to: { path: '^src-renderer/' },
    },
    {
      name: 'renderer-imports-no-node',
      comment: 'The window is sandboxed: Node and Electron do not exist there.',
      severity: 'error',
      from: { path: '^src-renderer/' },
      to: { dependencyTypes: ['core'] },
    },

    // --- src-main, layer by layer
    {
      name: 'nothing-imports-the-composition-root',
      comment:
        'main.ts constructs and wires; what it wires must work without it. The preload script is an entry of its own.',
      severity: 'error',
      from: { path: '^src-' },
      to: { path: '^src-main/(main|preload)\\.ts$' },
    },
    {
      name: 'composition-is-for-main',
      comment: 'What constructs the parts is known to the entry point alone.',
      severity: 'error',
      from: { path: '^src-', pathNot: ['^src-main/main\\.ts$', '^src-main/composition/'] },
      to: { path: '^src-main/composition/' },
    },
    {
      name: 'nothing-imports-cli',
      comment: 'The terminal is a client of the contract, like the window. Only the composition starts it.',
      severity: 'error',
      from: { path: '^src-', pathNot: ['^src-main/composition/', '^src-main/cli/'] },
      to: { path: '^src-main/cli/' },
    },
    layer('preload-imports-only-shared', 'It exposes the bridge and nothing else.', '^src-main/preload\\.ts$'),
    layer(
      'queue-knows-only-itself',
      'The engine owns its ports; it knows no documents, no models, no database.',
      '^src-main/queue/',
    ),
    layer(
      'storage-implements-the-queue-store',
      'Storage is the one importer of the queue’s store port, and knows nothing else of ours.',
      '^src-main/storage/',
      '^src-main/queue/',
    ),
    typesOnly(
      'storage-uses-types-of-queue',
      'A store implements the port; it does not run the engine. Names, states, the rank of a job and the word for a refusal are vocabulary.',
      '^src-main/storage/',
      '^src-main/queue/',
      '^src-main/queue/(job|rank|settlement-refused)\\.ts$',
    ),
    layer(
      'documents-are-pure',
      'Plan, prompts, compose and score are pure; what they need of others main.ts injects.',
      '^src-main/documents/',
    ),
    layer(
      'providers-stand-alone',
      'A provider turns a prompt into text; the embedded one is given the kinds’ compose.',
      '^src-main/providers/',
    ),
    layer(
      'convert-stands-alone',
      'Conversions run in child processes: they carry nothing of the app with them, but for the kinds that compose there.',
      '^src-main/convert/',
      '^src-main/documents/(registry|document-kind|compose-outline)\\.ts$',
    ),
    {
      name: 'compose-room-alone-knows-kinds',
      comment: 'Readers and exporters know no document kind; composing a long input there is the one thing that does.',
      severity: 'error',
      from: { path: '^src-main/convert/', pathNot: '^src-main/convert/(compose/|run-conversion\\.ts$)' },
      to: { path: '^src-main/documents/' },
    },
    room('compose-room', 'Composing knows kinds and the document, and no format.', 'compose', 'content'),
    room('ooxml-is-the-ground-floor', 'Packages and their XML know no document.', 'ooxml'),
    room(
      'content-is-the-document',
      'The tree and what it wears know no format that they are written in.',
      'content',
      'ooxml',
    ),
    room('page-room', 'Pages are made of the document alone: no reader, no other format.', 'page', 'content', 'ooxml'),
    room(
      'pdf-room',
      'A print is finished by the document alone: no reader, no other format.',
      'pdf',
      'content',
      'ooxml',
    ),
    room(
      'docx-room',
      'Word files are made of the document alone: no reader, no other format.',
      'docx',
      'content',
      'ooxml',
    ),
    room(
      'plain-room',
      'Texts are made of the document alone: no reader, no other format.',
      'plain',
      'content',
      'ooxml',
    ),
    room('files-room', 'Saving knows bytes and names, and nothing of what is in them.', 'files'),
    room('read-room', 'Readers make models out of files: they know no exporter.', 'read', 'content', 'ooxml'),
    layer(
      'workers-run-conversions',
      'A worker is the entry of a process or thread that runs convert/, or looks after the store’s file.',
      '^src-main/workers/',
      '^src-main/convert/',
      '^src-main/storage/(check-file|checkpointer)\\.ts$',
    ),
    layer(
      'platform-implements-ports',
      'What the operating system and Electron offer, behind the ports that the app and the queue declare.',
      platform,
      '^src-main/(app|queue)/ports\\.ts$',
      '^src-main/convert/conversions\\.ts$',
    ),
    typesOnly(
      'platform-uses-types-of-ports',
      'A port is implemented, never called, from below.',
      platform,
      '^src-main/(app|queue)/ports\\.ts$',
    ),
    layer(
      'api-calls-the-app',
      'The router parses and calls commands and queries; it reaches no store, queue or provider past them.',
      '^src-main/api/',
      '^src-main/app/',
    ),
    layer('cli-is-a-client', 'The terminal commands use the contract alone.', '^src-main/cli/'),
    layer(
      'app-imports-its-ports',
      'Commands, queries and handlers may use the queue’s public surface, the documents’ registry, and types of the rest.',
      '^src-main/app/',
      '^src-main/(queue|storage|documents|providers|convert)/',
    ),
    typesOnly(
      'app-uses-types-of-storage-providers-convert',
      'Stores, providers and converters are injected: the app knows their shape only.',
      '^src-main/app/',
      '^src-main/(storage|providers|convert)/',
      // The closed set of faults is part of the provider port: a handler must tell them apart.
      '^src-main/providers/provider-fault\\.ts$',
    ),
    {
      name: 'commands-never-call-providers',
      comment: 'A command is one transaction. Models are called by handlers, on the queue.',
      severity: 'error',
      from: { path: '^src-main/app/(commands|queries)/' },
      to: { path: '^src-main/providers/' },
    },
    {
      name: 'documents-import-no-node',
      comment: 'Pure functions of plan and input: no files, no clock, no network.',
      severity: 'error',
      from: { path: '^src-main/documents/' },
      to: { dependencyTypes: ['core'] },
    },

    // --- Document kinds: a folder on each side, behind the registry of that side
    {
      name: 'kinds-are-behind-their-registries',
      comment:
        'A further kind is one more folder and one line in each registry: nobody else names a kind’s files, or what kinds share.',
      severity: 'error',
      from: { path: '^src-', pathNot: [kindFolders, kindRegistries] },
      to: { path: kindFolders },
    },
    {
      name: 'kinds-are-apart',
      comment: 'No kind imports another, on whichever side: what two share is in people/ or text/, which know neither.',
      severity: 'error',
      from: { path: kindFolders },
      to: { path: kindFolders, pathNot: ['^src-(?:shared/kinds|main/documents|renderer/kinds)/$1/', sharedByKinds] },
    },
    {
      name: 'kinds-know-no-registry',
      comment: 'A kind that looked up the others would be about them.',
      severity: 'error',
      from: { path: kindFolders },
      to: { path: kindRegistries },
    },

    // --- Packages and where they may be used
    onlyIn('sqlite-only-in-storage', 'One place knows the database.', ['better-sqlite3'], '^src-main/storage/'),
    onlyIn(
      'p-queue-only-in-queue-and-providers',
      'Concurrency is decided by the throttle and the limiter.',
      ['p-queue'],
      '^src-main/(queue|providers)/',
    ),
    onlyIn(
      'openai-only-in-its-provider',
      'Everything else speaks to the text-model port.',
      ['openai'],
      '^src-main/providers/openai/',
    ),
    onlyIn(
      'electron-only-at-the-edge',
      'What does not import Electron can be tested, and run, without it.',
      ['electron'],
      '^src-main/(main|preload)\\.ts$',
      '^src-main/composition/',
      electronTransport,
      platform,
    ),
    onlyIn('electron-store-only-in-platform', 'Settings are read through platform/.', ['electron-store'], platform),

    // --- src-renderer: app -> features -> kinds -> (components, stores, client)
    layer(
      'renderer-client-is-the-bridge',
      'The client knows the contract and the bridge.',
      '^src-renderer/client\\.ts$',
    ),
    layer('renderer-components-are-dumb', 'Components are given what they show.', '^src-renderer/components/'),
    layer(
      'renderer-stores-know-no-views',
      'A store is fed by snapshot and events.',
      '^src-renderer/stores/',
      '^src-renderer/client\\.ts$',
    ),
    {
      name: 'renderer-features-import-downwards',
      comment: 'A feature uses kinds, components, stores and the client; the shell composes features.',
      severity: 'error',
      from: { path: '^src-renderer/features/' },
      to: {
        path: '^src-renderer/',
        pathNot: ['^src-renderer/(features|kinds|components|stores)/', '^src-renderer/client\\.ts$'],
      },
    },
    layer(
      'renderer-kinds-know-no-features',
      'A kind brings parts to the pages; it knows no page.',
      '^src-renderer/kinds/',
      '^src-renderer/(components|stores)/',
      '^src-renderer/client\\.ts$',
    ),
    {
      name: 'renderer-features-are-apart',
      comment: 'No feature imports another: what two need goes to components or stores.',
      severity: 'error',
      from: { path: '^src-renderer/features/([^/]+)/' },
      to: { path: '^src-renderer/features/', pathNot: '^src-renderer/features/$1/' },
    },
  ],
  options: {
    // Types count: knowing a shape is knowing.
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.base.json' },
    doNotFollow: { path: 'node_modules' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.mjs', '.cjs', '.js', '.json', '.d.ts'],
    },
  },
};
