import { siteSettingErrors } from './site-setting-errors.ts';

/** What a site can offer; each is a service of its own. */
export const siteServices = ['admin'] as const;

export type SiteServiceName = (typeof siteServices)[number];

/** The services of these names; throws where there is none of a name. */
export function namedServices(
  names: readonly string[] | undefined,
): readonly SiteServiceName[] | undefined {
  return names?.map((name) => {
    const found = siteServices.find((service) => service === name);
    if (found !== undefined) return found;
    const services = siteServices.join(', ');
    throw siteSettingErrors('unknown-service', { name, services }, { target: name });
  });
}
