import { expect, it } from 'vitest';
import { sourceFiles } from './sources.ts';

it('takes every version from the catalog or the workspace', () => {
  const manifests = sourceFiles().filter(({ path }) => /(^|\/)package\.json$/.test(path));
  expect(manifests.length).toBeGreaterThan(1);

  const elsewhere = manifests.flatMap(({ path, text }) => {
    const { dependencies, devDependencies, peerDependencies, optionalDependencies } =
      JSON.parse(text);
    return [dependencies, devDependencies, peerDependencies, optionalDependencies]
      .flatMap((group) => Object.entries(group ?? {}))
      .filter(([, version]) => version !== 'catalog:' && version !== 'workspace:*')
      .map(([name, version]) => `${path}: ${name} ${String(version)}`);
  });
  expect(elsewhere).toEqual([]);
});
