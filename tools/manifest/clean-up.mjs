/*
 * Turns what the analyzer finds in src/ into what a user of the package may rely on: modules as they are published,
 * no private members, no inner workings of Lit, only events that somebody documented, and the current schema.
 */

/**
 * @typedef {{ name?: string | undefined, description?: string, fieldName?: string | undefined, privacy?: string, kind?: string, static?: boolean, attribute?: string, type?: { text?: string }, inheritedFrom?: { name?: string, module?: string } }} Item
 * @typedef {{ name: string, kind: string, tagName?: string, members?: Item[], events?: Item[], attributes?: Item[], [key: string]: unknown }} Declaration
 * @typedef {{ path: string, declarations: Declaration[], exports: { kind: string, name: string, declaration?: { name: string, module?: string } }[] }} Module
 * @typedef {{ schemaVersion: string, readme?: string, modules: Module[] }} Manifest
 */

const SCHEMA_VERSION = '2.1.0';

/** Modules to describe: each element with its define module, and the events. */
const PUBLIC = /^src\/(?:elements\/(passkey-[a-z]+)\/(?:\1|define)|events\/(?!index)[a-z-]+)\.ts$/;

/** Life-cycle methods and statics that are Lit's or the platform's, documented or not. */
const INTERNAL_MEMBERS = new Set([
  'adoptedCallback',
  'attributeChangedCallback',
  'connectedCallback',
  'createRenderRoot',
  'disconnectedCallback',
  'firstUpdated',
  'formAssociated',
  'operations',
  'properties',
  'render',
  'scheduleUpdate',
  'shadowRootOptions',
  'shouldUpdate',
  'styles',
  'update',
  'updated',
  'willUpdate',
]);

/** @param {Item} member */
const isPublic = (member) =>
  member.privacy !== 'private' &&
  member.privacy !== 'protected' &&
  !member.name?.startsWith('#') &&
  !member.name?.startsWith('_') &&
  !INTERNAL_MEMBERS.has(member.name ?? '');

/** @param {Item} event */
const isDocumented = (event) => Boolean(event.name && event.description);

/** @param {string} path */
const published = (path) => path.replace(/^\/?src\//, 'dist/').replace(/\.ts$/, '.js');

/** Types of the platform whose values an editor can only offer if they are spelt out. */
const SPELT_OUT = new Map([['RequestCredentials', "'omit' | 'same-origin' | 'include'"]]);

/** @param {Item} item */
function spellOut(item) {
  if (!item.type?.text) return;
  for (const [name, values] of SPELT_OUT) item.type.text = item.type.text.replace(name, values);
}

/** Leaves of the manifest that hold a module path, whatever they hang on. */
const PATH_KEYS = new Set(['path', 'module']);

/**
 * @param {string} key
 * @param {unknown} value
 */
const publishPath = (key, value) =>
  PATH_KEYS.has(key) && typeof value === 'string' && /^\/?src\//.test(value) ? published(value) : value;

/**
 * Endpoint properties come from a list, which the analyzer does not follow: `signupBeginEndpoint` is `signup-begin`.
 * @param {Declaration} declaration
 */
function nameEndpoints({ members = [], attributes = [] }) {
  for (const member of members) {
    const [, operation] = /^(\w+)Endpoint$/.exec(member.name ?? '') ?? [];
    if (!operation || member.attribute) continue;
    member.attribute = operation.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
    const { name: fieldName, attribute: name, type, description } = member;
    attributes.push({
      name,
      ...(type && { type: { ...type } }),
      ...(description && { description }),
      fieldName,
    });
  }
}

/** @param {Declaration} declaration */
function cleanDeclaration(declaration) {
  if (declaration.members) declaration.members = declaration.members.filter(isPublic);
  if (declaration.events) declaration.events = declaration.events.filter(isDocumented);
  nameEndpoints(declaration);
  // Where the shared base class lies is nobody's business, and it is no module of the package's.
  for (const item of [declaration.members, declaration.events, declaration.attributes].flat()) {
    if (!item) continue;
    delete item.inheritedFrom;
    spellOut(item);
  }
}

/** @param {Manifest} manifest */
function cleanManifest(manifest) {
  manifest.schemaVersion = SCHEMA_VERSION;
  delete manifest.readme;
  manifest.modules = manifest.modules
    .filter((module) => PUBLIC.test(module.path))
    .sort((a, b) => (a.path < b.path ? -1 : 1));
  for (const declaration of manifest.modules.flatMap((module) => module.declarations)) {
    cleanDeclaration(declaration);
  }
  Object.assign(manifest, JSON.parse(JSON.stringify(manifest, publishPath)));
}

/** The analyzer's plugin; it runs last, when inheritance is resolved. */
export function cleanUp() {
  return {
    name: 'clean-up',
    /** @param {{ customElementsManifest: Manifest }} context */
    packageLinkPhase({ customElementsManifest }) {
      cleanManifest(customElementsManifest);
    },
  };
}
