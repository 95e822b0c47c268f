import type { ServiceName } from '@hawser/core/api/service-names';
import type { Service } from './service.ts';

/** Those of the services that a process is to offer: the named ones, or all. */
export function servicesWanted(
  all: readonly Service[],
  names: readonly ServiceName[] | undefined,
): readonly Service[] {
  return names === undefined ? all : all.filter(({ name }) => names.includes(name));
}
