import { expect, it } from 'vitest';
import { wrapped } from '../../src/help/wrapped.ts';

it('a command that is named at the end of a line stays whole, to be copied', () => {
  expect(wrapped('See whom it knows: hawser get-site-user, hawser get-group', 28, 2)).toBe(
    '  See whom it knows:\n  hawser get-site-user,\n  hawser get-group\n',
  );
});
