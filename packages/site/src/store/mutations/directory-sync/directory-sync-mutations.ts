import type { AnyMutation } from '../../mutation.ts';
import { addDirectorySource } from './add-directory-source.ts';
import { beginRemovingDirectory } from './begin-removing-directory.ts';
import { changeDirectorySource } from './change-directory-source.ts';
import { changePremisesMembers } from './change-premises-members.ts';
import { mergePremisesGroup } from './merge-premises-group.ts';
import { mergePremisesUser } from './merge-premises-user.ts';
import { noteDirectorySignIn } from './note-directory-sign-in.ts';
import { noteDirectorySync } from './note-directory-sync.ts';
import { removeDirectorySource } from './remove-directory-source.ts';
import { shutOutPremisesUser } from './shut-out-premises-user.ts';
import { removePremisesEntries } from './remove-premises-entries.ts';

export const directorySyncMutations: readonly AnyMutation[] = [
  addDirectorySource,
  beginRemovingDirectory,
  changeDirectorySource,
  changePremisesMembers,
  mergePremisesGroup,
  mergePremisesUser,
  noteDirectorySignIn,
  noteDirectorySync,
  removeDirectorySource,
  removePremisesEntries,
  shutOutPremisesUser,
];
