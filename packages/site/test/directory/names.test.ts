import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkedHolder, claimHolder } from '../../src/directory/holders.ts';
import { checkedEmail, checkedName, checkedText, nameKey } from '../../src/directory/names.ts';

const letters = fc
  .array(fc.integer({ min: 0, max: 0x1_ffff }))
  .map((points) => String.fromCodePoint(...points));

describe('a name', () => {
  it('is looked for in one form, which stays what it is', () => {
    fc.assert(
      fc.property(letters, (name) => {
        expect(nameKey(nameKey(name))).toBe(nameKey(name));
      }),
    );
    expect(nameKey('A\u030ANGSTRÖM')).toBe(nameKey('ångström'));
    expect(nameKey('ﬁle')).toBe('file');
    // A joiner that joins nothing, a selector of a variation, a filler of Hangul and a tag.
    expect(nameKey('a\u034Fd\uFE0Fa\u3164\u{E0041}')).toBe('ada');
  });

  it.each(['ada', 'ada.lovelace@example.com', "o'brien", '_svc-print', 'Müller', '高橋', '007'])(
    'to sign in with may be %s',
    (name) => {
      expect(checkedName('user', name)).toBe(name.normalize('NFC'));
    },
  );

  it.each([
    ['', 'it is empty'],
    ['ada lovelace', 'letters, digits'],
    ['-ada', 'begins with a letter'],
    ['ada\\home', 'letters, digits'],
    ['a\u202Eda', 'cannot be seen'],
    ['ada\n', 'cannot be seen'],
    ['x'.repeat(201), 'more than 200'],
    ['\u{E0041}\u3164', 'nothing in it to be seen'],
    ['5f0b1d3a-0000-4000-8000-000000000000', 'looks like an id'],
    ['5f0b1d3a-0000-4000-8000-000000000000\uFE0F', 'looks like an id'],
    ['５f0b1d3a-0000-4000-8000-0000000000００', 'looks like an id'],
  ])('to sign in with cannot be %j', (name, reason) => {
    expect(() => checkedName('user', name)).toThrow(reason);
  });

  it('of a group may have spaces, within', () => {
    expect(checkedName('group', 'Printer users (3rd floor)')).toBe('Printer users (3rd floor)');
    expect(() => checkedName('group', ' Printer users')).toThrow('begins or ends with a space');
  });
});

describe('what describes somebody', () => {
  it('has nothing hidden in it', () => {
    expect(checkedText('name', '  Ada Lovelace ')).toBe('Ada Lovelace');
    expect(() => checkedText('name', 'Ada\u0007')).toThrow('cannot be seen');
    expect(checkedEmail('ada@example.com')).toBe('ada@example.com');
    expect(() => checkedEmail('ada')).toThrow('name@example.com');
  });
});

describe('a holder of a role', () => {
  it('is an id, or a group in tokens of another directory', () => {
    const id = '5F0B1D3A-0000-4000-8000-000000000000';
    expect(checkedHolder(id)).toBe(id.toLowerCase());
    const claim = claimHolder('https://login.example.com', 'Printer admins');
    expect(checkedHolder(claim)).toBe(claim);
  });

  it.each(['ada', 'claim:', 'claim:#x', 'claim:https://a b#x', 'claim:x#', 'claim:x# y', ''])(
    'cannot be %j',
    (holder) => {
      expect(() => checkedHolder(holder)).toThrow('neither an id');
    },
  );
});
