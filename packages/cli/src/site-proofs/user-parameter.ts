import { fromUsers } from '../site-directory/directory-parameters.ts';

/** One of the people, or oneself. */
export const userParameter = {
  type: 'string',
  position: 0,
  minimum: 1,
  maximum: 200,
  pipeline: 'property',
  from: fromUsers,
  help: 'Whose, by the name or the id; only who has the role Site.Admin can name others.',
  otherwise: 'your own',
} as const;
