/** The services that a site can offer. */
export const serviceNames = ['admin', 'agents', 'directory', 'discovery', 'print'] as const;

export type ServiceName = (typeof serviceNames)[number];

export function isServiceName(text: string): text is ServiceName {
  return serviceNames.some((name) => name === text);
}
