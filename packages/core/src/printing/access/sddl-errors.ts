import { errorTable } from '../../errors.ts';

/** Why a security descriptor is not taken. A position counts characters from 1 on. */
export const sddlErrors = errorTable('sddl', {
  empty: {
    kind: 'usage',
    message: 'The security descriptor is empty.',
    hint: 'Give one such as O:BAG:BAD:(A;OICI;FA;;;BA)(A;;SWRC;;;WD): administrators may do everything, everybody prints.',
  },
  'too-long': {
    kind: 'usage',
    message: 'The security descriptor has {characters} characters; {limit} are allowed.',
    hint: 'Allow groups what their members are allowed one by one.',
  },
  'too-many': {
    kind: 'usage',
    message: 'The security descriptor has more than {limit} entries.',
    hint: 'Allow groups what their members are allowed one by one.',
  },
  unexpected: {
    kind: 'usage',
    message:
      'The security descriptor has {found} at character {position}, where it should have {expected}.',
    hint: 'It is written as in O:BAG:BAD:(A;OICI;FA;;;BA)(A;;SWRC;;;WD): owner, group, and entries of (type;flags;rights;;;whom).',
  },
  twice: {
    kind: 'usage',
    message: 'The security descriptor has {part}: a second time, at character {position}.',
    hint: 'Give owner (O:), group (G:), DACL (D:) and SACL (S:) at most once each.',
  },
  'list-flag': {
    kind: 'usage',
    message:
      'The security descriptor has an unknown flag of a list, {found}, at character {position}.',
    hint: 'Allowed before the entries are P, AR, AI and NO_ACCESS_CONTROL.',
  },
  type: {
    kind: 'usage',
    message:
      'The security descriptor has an entry of unknown type, {found}, at character {position}.',
    hint: 'Allowed are A, D, OA and OD in the DACL (D:), and AU, AL, OU, OL and ML in the SACL (S:).',
  },
  'wrong-list': {
    kind: 'usage',
    message: 'An entry of type {type} cannot be in {list}, at character {position}.',
    hint: 'A, D, OA and OD belong into the DACL (D:), and AU, AL, OU, OL and ML into the SACL (S:).',
  },
  'not-understood': {
    kind: 'usage',
    message: 'An entry of type {type} is not understood here, at character {position}: {reason}.',
    hint: 'Take it out, and allow or deny groups by entries of the types A and D instead.',
  },
  flag: {
    kind: 'usage',
    message:
      'The security descriptor has an unknown flag of an entry, {found}, at character {position}.',
    hint: 'Allowed are OI, CI, NP, IO, ID, SA and FA, one after the other.',
  },
  right: {
    kind: 'usage',
    message: 'The security descriptor has an unknown right, {found}, at character {position}.',
    hint: 'Allowed are {allowed}, one after the other, or one number of 32 bits: 0x20008, 0400010 or 131080.',
  },
  alias: {
    kind: 'usage',
    message: 'The security descriptor names somebody unknown, {found}, at character {position}.',
    hint: 'Give a SID such as S-1-5-21-1-2-3-1105, or one of {allowed}.',
  },
  'no-domain': {
    kind: 'usage',
    message: '{found}, at character {position}, is of a domain, and it is not known which.',
    hint: 'Give the whole SID, such as S-1-5-21-1-2-3-513.',
  },
  object: {
    kind: 'usage',
    message:
      'The security descriptor has {found} at character {position}, which is no type of objects.',
    hint: 'Leave it empty. Only OA, OD, OU and OL may have one: 8, 4, 4, 4 and 12 hexadecimal digits, with hyphens.',
  },
  'no-list': {
    kind: 'usage',
    message: 'The security descriptor does not say who prints: it has no DACL (D:).',
    hint: 'Give entries, such as D:(A;OICI;FA;;;WD), or D:NO_ACCESS_CONTROL to let everybody do everything.',
  },
  integrity: {
    kind: 'usage',
    message:
      'The security descriptor asks for an integrity above medium ({sid}), which is known of nobody here.',
    hint: 'Take the entry of type ML out, and allow or deny groups by entries of the types A and D instead.',
  },
});
