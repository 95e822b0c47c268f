import type { ServiceOptions } from './service-options.ts';

/** All words by which a service is started. */
export function startLine({
  program: [node, script],
  nodeOptions = [],
  arguments: words,
}: ServiceOptions): readonly string[] {
  return [node, ...nodeOptions, script, ...words];
}
