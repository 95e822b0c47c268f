import { certificateErrors } from './certificate-errors.ts';
import { endingOf, type PublicForm } from './export-form.ts';

/** The form of the file for the cloud. That with the key is not to be uploaded in its place. */
export function requireNamed(certificatePath: string, pfxPath: string): PublicForm {
  const form = endingOf(certificatePath) ?? 'cer';
  if (form === 'pfx') throw misnamed(certificatePath, form);
  const sealed = endingOf(pfxPath) ?? 'pfx';
  if (sealed !== 'pfx') throw misnamed(pfxPath, sealed);
  return form;
}

function misnamed(path: string, form: string): Error {
  return certificateErrors('misnamed', { path, ending: `.${form}` }, { target: path });
}
