import { allContracts } from '../contracts/all-contracts.ts';
import type { Contract } from '../contract.ts';
import { components } from './components.ts';
import { type Json, openApiOperation, tagOf } from './openapi-operation.ts';

/** What the site's directory speaks is told by its own documents (OpenID Connect Discovery). */
const isOurs = ({ path }: Contract): boolean => !path.startsWith('/directory/');

export interface OpenApiDocument extends Json {
  readonly openapi: string;
  /** By path and method. */
  readonly paths: Record<string, Readonly<Record<string, Json>>>;
  readonly components: Json;
}

/** The whole API in OpenAPI 3.1. */
export function openApiDocument(contracts: readonly Contract[] = allContracts): OpenApiDocument {
  const ours = contracts
    .filter(isOurs)
    .toSorted((one, other) => (order(one) < order(other) ? -1 : 1));
  const paths = new Map<string, Record<string, Json>>();
  for (const contract of ours) {
    const path = contract.path.replaceAll(/:(\w+)/g, '{$1}');
    const item = paths.get(path) ?? {};
    paths.set(path, { ...item, [contract.method.toLowerCase()]: openApiOperation(contract) });
  }
  const tags = [...new Set(ours.map(tagOf))].toSorted();
  return {
    openapi: '3.1.1',
    info: {
      title: 'Hawser',
      version: '1',
      description: 'What a site answers to commands, agents and programs.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: '/' }],
    tags: tags.map((name) => ({ name })),
    paths: Object.fromEntries(paths),
    components,
  };
}

function order({ path, method }: Contract): string {
  return `${path} ${method}`;
}
