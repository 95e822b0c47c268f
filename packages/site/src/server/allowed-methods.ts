import type { FastifyInstance } from 'fastify';

/** The methods that are taken at a path, as the header Allow lists them; none where nothing is there. */
export type AllowedAt = (path: string) => readonly string[];

/** Remembers each route that is added from now on. */
export function allowedMethods(app: FastifyInstance): AllowedAt {
  const routes: { readonly pattern: RegExp; readonly methods: readonly string[] }[] = [];
  app.addHook('onRoute', ({ url, method }) => {
    const pattern = url
      .split('/')
      .map((part) => (part.startsWith(':') ? '[^/]+' : RegExp.escape(part)));
    routes.push({ pattern: new RegExp(`^${pattern.join('/')}$`), methods: [method].flat() });
  });
  return (path) => {
    const there = routes.filter(({ pattern }) => pattern.test(path));
    return [...new Set(there.flatMap(({ methods }) => methods))].toSorted();
  };
}
