import type { Examined } from './examined.ts';
import { failed, passed, type Rule } from './finding.ts';

export const version: Rule<Examined> = {
  check: 'version',
  find: ({ version: number }) =>
    number === 3
      ? passed('X.509 version 3')
      : failed(
          `it is of X.509 version ${number}, which has no names for clients and no purposes`,
          'Ask the authority for one of version 3.',
        ),
};
