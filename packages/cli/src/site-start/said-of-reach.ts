import { isEverywhere, type ListenAddress } from '@hawser/core/site/listen-address';

/** Tells whoever starts a site that his networks reach it, and how to have it otherwise. */
export function saidOfReach(listen: ListenAddress): string | undefined {
  if (!isEverywhere(listen)) return undefined;
  const { port } = listen;
  return `It answers on every address of this machine, and lets in nobody without proof. Only for this machine: hawser start-site -Listen 127.0.0.1:${port}`;
}
