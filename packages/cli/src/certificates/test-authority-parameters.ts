import { readTestAuthorities } from './test-authorities.ts';

/** An authority for tests by its name or its id. */
export const testAuthorityParameter = {
  type: 'string',
  aliases: ['id'],
  from: { 'Hawser.TestAuthority': 'id' },
  complete: async () => {
    const authorities = await readTestAuthorities().catch(() => []);
    return authorities.map(({ id, name }) => ({ value: id, says: name }));
  },
} as const;
