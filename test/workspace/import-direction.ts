import { posix } from 'node:path';

/** A file and what it imports, as written. */
export interface Module {
  readonly file: string;
  readonly imports: readonly string[];
}

// What each package may import of the others.
const allowed = new Map<string, readonly string[]>([
  ['core', []],
  ['command', ['core']],
  ['agent', ['command', 'core']],
  ['cli', ['command', 'core']],
  ['site', ['core']],
]);

// Two commands are a site's own process, for which the manifest has to name it too.
const startsSite = new Set([
  'packages/cli/src/commands/start-site.ts',
  'packages/cli/src/commands/restore-site.ts',
  'packages/cli/package.json',
]);

// Folders that know nothing of each other.
const apart: readonly RegExp[] = [
  /^packages\/core\/src\/(ipp|pki|relay|content|scim)\//,
  /^packages\/site\/src\/services\/([^/]+)\//,
];

const foldersByName = new Map([
  ['hawser', 'cli'],
  ['hawser-agent', 'agent'],
]);

/** What goes against the direction of imports, one line each. */
export function wrongImports(modules: readonly Module[]): readonly string[] {
  return modules.flatMap(({ file, imports }) =>
    imports.flatMap((specifier) => {
      const wrong = faultOf(file, specifier);
      return wrong === undefined ? [] : [`${file} imports ${specifier}: ${wrong}`];
    }),
  );
}

function faultOf(file: string, specifier: string): string | undefined {
  const target = targetOf(file, specifier);
  if (target === undefined) return undefined;
  const from = packageOf(file);
  const to = packageOf(target);
  if (from !== to) {
    if (specifier.startsWith('.')) return 'a relative path does not leave its package';
    if (to === 'site' && startsSite.has(file)) return undefined;
    return allowed.get(from)?.includes(to) === true ? undefined : `${from} does not know ${to}`;
  }
  for (const folders of apart) {
    const here = folders.exec(file)?.[1];
    const there = folders.exec(target)?.[1];
    if (here !== undefined && there !== undefined && here !== there) {
      return `${here} does not know ${there}`;
    }
  }
  return undefined;
}

/** The path that an import means; undefined for what is not of this workspace. */
function targetOf(file: string, specifier: string): string | undefined {
  if (specifier.startsWith('.')) return posix.join(posix.dirname(file), specifier);
  const [, name, rest = ''] =
    /^(@hawser\/[^/]+|hawser|hawser-agent)(?:\/(.*))?$/.exec(specifier) ?? [];
  if (name === undefined) return undefined;
  const folder = foldersByName.get(name) ?? name.slice('@hawser/'.length);
  return `packages/${folder}/src/${rest}`;
}

function packageOf(path: string): string {
  return /^packages\/([^/]+)\//.exec(path)?.[1] ?? 'the workspace';
}

/** What a source imports: statically, dynamically, as a type, or to export it again. */
export function importsOf(text: string): readonly string[] {
  return [...text.matchAll(/\b(?:from|import)\s*\(?\s*(['"`])([^'"`\n]+)\1/g)].map(
    ([, , specifier = '']) => specifier,
  );
}
