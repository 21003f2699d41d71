/**
 * The import table: what each room may import, and the order of the layers inside `law/` and `server/`. Every rule here has a
 * planted offence in `scripts/check-imports.mjs`; a rule without one fails the check.
 */

/** `rooms` by their door only; `packages` where the list is closed; `node` where the room may use Node's own modules. */
const table = {
  law: { rooms: [], packages: ['zod', 'chinese-days'] },
  // Of `ledger/src/node/`, which may use Node, only the builder of the single-file verifiers leans on a package.
  ledger: { rooms: [], packages: [] },
  contract: { rooms: ['law'], packages: ['zod', '@orpc/contract'] },
  documents: { rooms: ['law'], node: true },
  portal: { rooms: ['contract', 'ledger'], packages: ['qrcode', 'esbuild'], node: true },
  server: { rooms: ['law', 'ledger', 'contract', 'documents', 'portal'], node: true },
  workbench: { rooms: ['contract', 'law', 'ledger'] },
};
const rooms = [...Object.keys(table), 'e2e', 'bench'];

/** What a room shows to others: the `exports` of its package.json. */
const doors = [
  'law/src/index',
  'law/src/procedures/penalty/index',
  'ledger/src/index',
  'ledger/src/node/index',
  'ledger/src/testing/tile-store',
  '(contract|documents|portal|server|bench)/src/index',
];

const test = '(\\.test\\.tsx?$|/testing/|/testing[-a-z]*\\.ts$)';
const ledgerOnNode = '^ledger/src/node/';

const forbid = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to });

const roomRules = Object.entries(table).map(([room, { rooms: others, packages }]) =>
  forbid(
    `${room}-imports`,
    `${room} imports ${[...others, ...(packages ?? [])].join(', ') || 'nothing'}`,
    { path: `^${room}/src/`, pathNot: [test, ...(room === 'ledger' ? [ledgerOnNode] : [])] },
    {
      path: packages === undefined ? `^(${rooms.join('|')})/src/` : '^([a-z0-9]+/src/|node_modules/)',
      pathNot: [
        `^(${[room, ...others].join('|')})/src/`,
        ...(packages ?? []).map((one) => `^node_modules/${one}/`),
      ],
    },
  ),
);

const nodeRules = [
  forbid(
    'ledger-on-node-imports',
    'The verifier, the signer and the witness need nothing at run time',
    { path: ledgerOnNode, pathNot: test },
    { path: '^([a-z0-9]+/src/|node_modules/)', pathNot: '^(ledger/src/|node_modules/esbuild/)' },
  ),
  forbid(
    'no-node',
    'These rooms run in a browser as well',
    {
      path: `^(${Object.keys(table)
        .filter((room) => table[room].node !== true)
        .join('|')})/src/`,
      pathNot: [test, ledgerOnNode],
    },
    { dependencyTypes: ['core'] },
  ),
  forbid(
    'no-node-in-pages',
    'What the portal sends to browsers uses nothing of Node',
    { path: '^portal/src/browser/', pathNot: test },
    { dependencyTypes: ['core'] },
  ),
  forbid(
    'ledger-core-without-node',
    'The verifier in the browser is the same code',
    { path: '^ledger/src/', pathNot: [test, ledgerOnNode] },
    { path: ledgerOnNode },
  ),
];

const doorRules = [
  forbid(
    'through-the-door',
    'A room is entered by what its package.json exports; tests also by what another room made for tests',
    { path: '^([a-z0-9]+)/src/' },
    { path: `^(${rooms.join('|')})/src/`, pathNot: ['^$1/src/', `^(${doors.join('|')})\\.ts$`, test] },
  ),
  forbid(
    'no-test-code',
    'What runs does not lean on what tests',
    { path: '/src/', pathNot: [test, '^server/src/soak\\.ts$', '^e2e/', '^bench/'] },
    { path: test },
  ),
];

/** From the ground up; a layer imports only layers named before it, and those beside it in the same entry. */
const lawLayers = [
  ['calendar', 'identifiers', 'sources', 'profiles'],
  ['dossier', 'rights'],
  ['disclosure', 'procedures'],
];
const serverLayers = [['store', 'record', 'ledger'], ['features'], ['http'], ['sample']];

/** What a call answers when it is refused; every layer of the server may say it. */
const problem = '^server/src/http/problem\\.ts$';

function layered(name, root, layers) {
  return layers.slice(0, -1).map((layer, i) =>
    forbid(
      `${name}-${layer[0]}`,
      `${layer.join(', ')} import nothing of ${layers
        .slice(i + 1)
        .flat()
        .join(', ')}`,
      { path: `^${root}/(${layer.join('|')})/`, pathNot: test },
      {
        path: `^${root}/(${layers
          .slice(i + 1)
          .flat()
          .join('|')})/`,
        pathNot: problem,
      },
    ),
  );
}

/** Features that others stand on: who is asking, and the dossier itself with the public rows its acts become. */
const featureRules = [
  forbid(
    'features-apart',
    'A feature knows the session and the dossiers, no other feature',
    { path: '^server/src/features/([^/]+)/', pathNot: [test, '^server/src/features/dossiers/'] },
    { path: '^server/src/features/[^/]+/', pathNot: '^server/src/features/($1|session|dossiers)/' },
  ),
  forbid(
    'dossiers-below-features',
    'Acts become public rows in the transaction that writes them; of other features dossiers knows nothing',
    { path: '^server/src/features/dossiers/', pathNot: test },
    {
      path: '^server/src/features/[^/]+/',
      pathNot: '^server/src/features/(dossiers/|session/|public/project\\.ts$)',
    },
  ),
];

const generalRules = [
  forbid(
    'no-circle',
    'Values in a circle depend on who was loaded first; types alone may point both ways, and a field of a form is a form',
    { pathNot: '^workbench/src/forms/' },
    { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
  ),
  forbid(
    'resolvable',
    'An import nobody can follow hides from every other rule',
    {},
    { couldNotResolve: true },
  ),
];

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    ...roomRules,
    ...nodeRules,
    ...doorRules,
    ...layered('law', 'law/src', lawLayers),
    ...layered('server', 'server/src', serverLayers),
    ...featureRules,
    ...generalRules,
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)dist/' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'module', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.json'],
    },
    skipAnalysisNotInRules: true,
  },
};
