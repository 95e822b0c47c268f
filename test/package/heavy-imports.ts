/** Who imported what, as URLs, in the order it happened; who is empty where a process began. */
export type Imports = readonly (readonly [importer: string, imported: string])[];

/** What takes longer to load than a command may take to start; they are imported where they are used. */
const heavy =
  /^(?:@azure\/.*|@fastify\/.*|@hawser\/site|@inquirer\/.*|execa|fastify|inquirer|jose|kysely|listr2|node-forge|oauth4webapi|oidc-provider|pg|prom-client|typebox|undici|yaml|zod)$/;

/** Each heavy package that was loaded, with the chain of imports that led to it. */
export function heavyImports(imports: Imports): readonly string[] {
  const importers = new Map<string, string>();
  const found = new Map<string, string>();
  for (const [importer, imported] of imports) {
    if (!importers.has(imported)) importers.set(imported, importer);
    const name = packageOf(imported);
    if (name !== undefined && heavy.test(name) && !found.has(name)) found.set(name, imported);
  }
  return [...found].map(
    ([name, url]) => `${name}: ${chain(url, importers).map(short).join(' > ')}`,
  );
}

function packageOf(url: string): string | undefined {
  const [, name] = /^.*\/node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(url) ?? [];
  // The workspace's own are not where they are linked, but where they are.
  return name ?? (url.includes('/packages/site/src/') ? '@hawser/site' : undefined);
}

/** From where it began to the module. */
function chain(url: string, importers: ReadonlyMap<string, string>): readonly string[] {
  const urls = new Set<string>();
  for (let each: string | undefined = url; each !== undefined && each !== '';) {
    if (urls.has(each)) break;
    urls.add(each);
    each = importers.get(each);
  }
  return [...urls].toReversed();
}

/** A file as it is spoken of: from its package, or from the workspace's packages. */
function short(url: string): string {
  return url.replace(/^.*\/node_modules\/|^.*\/packages\//, '');
}
