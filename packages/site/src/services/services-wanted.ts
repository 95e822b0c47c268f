import type { SiteServiceName } from '@hawser/core/site/site-services';
import type { Service } from './service.ts';

/** Those of the services that a process is to offer: the named ones, or all. */
export function servicesWanted(
  all: readonly Service[],
  names: readonly SiteServiceName[] | undefined,
): readonly Service[] {
  return names === undefined ? all : all.filter(({ name }) => names.includes(name));
}
