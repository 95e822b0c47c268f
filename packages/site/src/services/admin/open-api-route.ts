import type { Answered } from '@hawser/core/api/contract';
import { getOpenApi } from '@hawser/core/api/contracts/open-api';
import type { Routes } from '../../server/routes.ts';

/** Every call, for programs; what it is made by is loaded when somebody asks. */
export function addOpenApiRoute(routes: Routes): void {
  let made: Promise<Answered<typeof getOpenApi>> | undefined;
  routes.add(getOpenApi, async () => (made ??= make()));
}

async function make(): Promise<Answered<typeof getOpenApi>> {
  const { openApiDocument } = await import('@hawser/core/api/openapi/openapi-document');
  return openApiDocument();
}
