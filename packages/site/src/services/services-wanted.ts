import { siteSettingErrors } from '@hawser/core/site/site-setting-errors';
import type { Service } from './service.ts';

/** Those of the services that a process is to offer: the named ones, or all. */
export function servicesWanted(
  all: readonly Service[],
  names: readonly string[] | undefined,
): readonly Service[] {
  if (names === undefined) return all;
  const unknown = names.find((name) => all.every((service) => service.name !== name));
  if (unknown !== undefined) {
    const services = all.map(({ name }) => name).join(', ');
    throw siteSettingErrors('unknown-service', { name: unknown, services }, { target: unknown });
  }
  return all.filter(({ name }) => names.includes(name));
}
